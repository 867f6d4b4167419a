package dev.connections4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ParameterException;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a registry of meters gets of connections to a server that goes and comes back, over real sockets. */
class ConnectionMetricsTest {
    private final Outage outage = new Outage();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        outage.close();
    }

    @Test
    void bindTo_outageOfAPool_measuresEachPart_asThePageSays() {
        new ConnectionMetrics(outage.connections).bindTo(meters);
        outage.connect("netty", 2);
        assertThrows(ConnectFailedException.class, outage::connectByTls);
        outage.stopUntil(() -> attempts("REFUSED", "true") >= 4);
        outage.startUntil(() -> attempts("none", "true") == 2);

        assertEquals(2, attempts("none", "false"));
        assertEquals(1, count("connections4j.connect", "alias", "books", "transport", "netty", "reason", "none"));
        assertEquals(1, count("connections4j.connect", "alias", "tls", "reason", "TLS_ON_PLAINTEXT_PORT"));
        assertEquals(4, count("connections4j.stage", "alias", "books", "stage", "connect"));
        assertTrue(meters.get("connections4j.stage")
                        .tag("stage", "connect")
                        .timer()
                        .totalTime(TimeUnit.NANOSECONDS)
                > 0);
        assertEquals(2, counter("connections4j.links.ended"), "broken, or by GOAWAY as the server stopped");
        assertEquals(1, gauge("connections4j.state", "ready"));
        assertEquals(0, gauge("connections4j.state", "idle"));
        assertEquals(2, gauge("connections4j.members", "ready"));
        Set<String> seen = new TreeSet<>(PageTables.of(meters.getMeters().stream()));
        outage.connections.disconnect("books");
        Outage.await("the end of its links", () -> counter("connections4j.links.ended", "end", "closed") == 2);
        seen.addAll(PageTables.of(meters.getMeters().stream()));

        assertEquals(PageTables.meters(), seen);
        assertEquals(1, counter("connections4j.closed", "by", "disconnect"));
        assertNull(meters.find("connections4j.state").gauge(), "a connection that is closed has no gauge");
    }

    @Test
    void bindTo_connectedAlready_hasGaugesAtOnce_untilClosed() {
        Connection books = outage.connect("okhttp", 1);
        ConnectionMetrics metrics = new ConnectionMetrics(outage.connections, Tags.of("registry", "tests"));
        metrics.bindTo(meters);

        assertEquals(
                1,
                meters.get("connections4j.members")
                        .tags("alias", "books", "transport", "okhttp", "state", "ready", "registry", "tests")
                        .gauge()
                        .value());
        metrics.close();
        metrics.close();
        books.close();
        assertTrue(meters.getMeters().isEmpty(), () -> "left: " + meters.getMetersAsString());
    }

    @Test
    void nullArguments_areParameterExceptions() {
        ConnectionMetrics metrics = new ConnectionMetrics(outage.connections);
        assertThrows(ParameterException.class, () -> new ConnectionMetrics(null));
        assertThrows(ParameterException.class, () -> new ConnectionMetrics(outage.connections, null));
        assertThrows(ParameterException.class, () -> metrics.bindTo(null));
    }

    private long attempts(String reason, String reconnect) {
        return count("connections4j.attempt", "alias", "books", "reason", reason, "reconnect", reconnect);
    }

    private long count(String timer, String... tags) {
        return meters.find(timer).tags(tags).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private double counter(String name, String... tags) {
        return meters.find(name).tags(tags).counters().stream()
                .mapToDouble(c -> c.count())
                .sum();
    }

    private double gauge(String name, String state) {
        return meters.get(name).tags("alias", "books", "state", state).gauge().value();
    }
}
