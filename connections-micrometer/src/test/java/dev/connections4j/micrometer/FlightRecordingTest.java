package dev.connections4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.events.ConnectionEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of connections to a server that goes and comes back, read again. */
class FlightRecordingTest {
    private static final String NAMES = "dev.connections4j.";

    @Test
    void recording_outage_hasEachEvent_asThePageSays(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("outage.jfr");
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        try (Recording recording = new Recording();
                Outage outage = new Outage()) {
            recording.start();
            outage.connections.addListener(
                    event -> { // is notified after the recording
                        if (event instanceof ConnectionEvent.Attempt attempt && attempt.isReconnect()) {
                            (attempt.failure() == null ? opened : failed).incrementAndGet();
                        } else if (event instanceof ConnectionEvent.LinkEnded) {
                            ended.incrementAndGet();
                        }
                    });
            outage.connect("netty", 1);
            assertThrows(ConnectFailedException.class, outage::connectByTls);
            outage.stopUntil(() -> failed.get() >= 2);
            outage.startUntil(() -> opened.get() == 1);
            outage.connections.disconnect("books");
            Outage.await("the end of its links", () -> ended.get() == 2);
            assertEquals(PageTables.events(), fieldsOfOurs());
            recording.dump(file);
        }

        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith(NAMES))
                .toList();
        assertEquals(
                PageTables.events().keySet(),
                events.stream()
                        .map(event -> event.getEventType().getName())
                        .collect(Collectors.toCollection(TreeSet::new)));
        RecordedEvent connect = only(events, "Connect", "");
        assertEquals("books", connect.getString("alias"));
        assertEquals("netty", connect.getString("transport"));
        assertEquals(1, connect.getInt("rounds"));
        assertTrue(connect.getDuration("connect").compareTo(Duration.ZERO) > 0, connect::toString);
        assertTrue(connect.getDuration("elapsed").compareTo(connect.getDuration("connect")) > 0, connect::toString);
        RecordedEvent refused = only(events, "Connect", "TLS_ON_PLAINTEXT_PORT");
        assertEquals("TLS", refused.getString("stage"));
        assertTrue(refused.getString("message").contains("use http:// in uri"), refused::toString);
        assertEquals(
                Set.of("false", "true"),
                events.stream()
                        .filter(event -> event.getEventType().getName().endsWith(".Attempt"))
                        .map(event -> String.valueOf(event.getBoolean("reconnect")))
                        .collect(Collectors.toSet()));
        assertFalse(events.stream().anyMatch(event -> event.getStackTrace() != null), "no stack of our own thread");
    }

    private static RecordedEvent only(List<RecordedEvent> events, String name, String reason) {
        List<RecordedEvent> found = events.stream()
                .filter(event -> event.getEventType().getName().equals(NAMES + name))
                .filter(event -> event.getString("reason").equals(reason))
                .toList();
        assertEquals(1, found.size(), found::toString);
        return found.get(0);
    }

    private static Map<String, Set<String>> fieldsOfOurs() {
        Map<String, Set<String>> fields = new TreeMap<>();
        FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(type -> type.getName().startsWith(NAMES))
                .forEach(type -> {
                    Set<String> own = type.getFields().stream()
                            .map(ValueDescriptor::getName)
                            .collect(Collectors.toCollection(TreeSet::new));
                    own.removeAll(Set.of("startTime", "duration", "eventThread", "stackTrace"));
                    fields.put(type.getName(), own);
                });
        return fields;
    }
}
