package dev.connections4j.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.TransportUnavailableException;
import dev.connections4j.async.CallbackThreads;
import dev.connections4j.events.ConnectionEvent;
import dev.connections4j.observers.EventLog;
import dev.connections4j.observers.LogLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private final RegistryFixture fixture = new RegistryFixture();
    private final EventLog events = new EventLog();

    @Test
    void connect_reportsAttemptThenConnect_withStages() {
        fixture.registry.addListener(events);
        fixture.connected("books", "one:1");

        assertEquals(1, events.next(ConnectionEvent.Attempt.class).round());
        ConnectionEvent.Connect connect = events.next(ConnectionEvent.Connect.class);
        assertEquals("books", connect.alias());
        assertEquals("one:1", connect.address());
        assertEquals("fake", connect.transport());
        assertEquals("", connect.reason());
        assertEquals(Map.of(Stage.TCP, Duration.ofMillis(1)), connect.timings().stages());
    }

    @Test
    void connect_failed_reportsWhatTheCallerGets() {
        fixture.registry.addListener(events);
        CompletableFuture<Connection> books = fixture.begin("books", p -> p.address("one:1"));
        fixture.backend.last().fail(Stage.TCP, Reason.REFUSED, "refused");
        Throwable thrown = RegistryFixture.failure(books);

        events.next(ConnectionEvent.Attempt.class);
        ConnectionEvent.Connect connect = events.next(ConnectionEvent.Connect.class);
        assertEquals(1, connect.rounds());
        assertEquals(thrown.getMessage(), String.valueOf(connect.failure().getMessage()));
    }

    @Test
    void connect_thatWaits_reportsEachRound() {
        fixture.registry.addListener(events);
        CompletableFuture<Connection> books = fixture.begin(
                "books", p -> p.address("one:1").waitForReady(true).timeout(Duration.ofMinutes(1)));
        fixture.backend.last().fail(Stage.TCP, Reason.REFUSED, "refused");
        fixture.timers.advance(Duration.ofSeconds(3));
        fixture.backend.last().succeed();
        RegistryFixture.join(books);

        assertEquals(List.of("attempt 0, round 1: REFUSED", "attempt 0, round 2", "connect, rounds 2"), events.next(3));
    }

    @Test
    void connect_withoutATransport_reportsTheCode() {
        fixture.registry.addListener(events);
        fixture.backend.refusal = new TransportUnavailableException("no transport can be used", null);
        RegistryFixture.failure(fixture.begin("books", p -> p.address("one:1")));

        ConnectionEvent.Connect connect = events.next(ConnectionEvent.Connect.class);
        assertEquals("TRANSPORT_UNAVAILABLE", connect.reason());
        assertEquals("", connect.transport());
    }

    @Test
    void disconnect_whileConnecting_reportsCancelled() {
        fixture.registry.addListener(events);
        CompletableFuture<Connection> books = fixture.begin("books", p -> p.address("one:1"));
        fixture.registry.disconnect("books");
        RegistryFixture.failure(books);

        assertEquals(List.of("connect, rounds 1: CANCELLED"), events.next(1));
    }

    @Test
    void replaceDisconnectAndClose_areReported() {
        fixture.registry.addListener(events);
        fixture.connected("books", "one:1");
        CompletableFuture<Void> replaced =
                CompletableFuture.runAsync(() -> fixture.registry.replace("books", p -> p.address("two:2")));
        RegistryFixture.await("the second try", () -> fixture.backend.openings.size() == 2);
        fixture.backend.last().succeed();
        RegistryFixture.join(replaced);
        fixture.registry.disconnect("books");
        fixture.connected("books", "one:1");
        fixture.registry.close();

        assertEquals(
                List.of(
                        "attempt 0, round 1",
                        "connect, rounds 1",
                        "attempt 0, round 1",
                        "replace, rounds 1",
                        "closed by disconnect",
                        "attempt 0, round 1",
                        "connect, rounds 1",
                        "closed by close"),
                events.next(8));
    }

    @Test
    void listener_thatThrows_isLoggedOnce_andHarmsNoOther() {
        try (LogLines lines = new LogLines("dev.connections4j.observers", "throws")) {
            fixture.registry.addListener(event -> {
                throw new AssertionError("listener");
            });
            fixture.registry.addListener(events);
            fixture.connected("throws", "one:1");
            fixture.registry.disconnect("throws");

            assertEquals(List.of("attempt 0, round 1", "connect, rounds 1", "closed by disconnect"), events.next(3));
            assertEquals(1, lines.soFar().size(), () -> lines.soFar().toString());
            assertTrue(
                    lines.soFar().get(0).startsWith("WARNING a listener failed"),
                    () -> lines.soFar().toString());
        }
    }

    /** A lock that was held meanwhile would keep the other thread from its end. */
    @Test
    void listener_isCalledUnderNoLock_onAThreadOfOurs() throws Exception {
        CompletableFuture<String> found = new CompletableFuture<>();
        fixture.registry.addListener(event -> {
            if (event instanceof ConnectionEvent.Connect) {
                CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
                    fixture.registry.disconnect("books");
                    fixture.connected("more", "two:2");
                });
                try {
                    other.get(20, TimeUnit.SECONDS);
                    found.complete("done, on a thread of ours: " + CallbackThreads.isCurrent());
                } catch (Exception e) {
                    found.completeExceptionally(e);
                }
            }
        });
        fixture.connected("books", "one:1");

        assertEquals("done, on a thread of ours: true", found.get(30, TimeUnit.SECONDS));
    }

    @Test
    void events_haveNoSecret() {
        fixture.registry.addListener(events);
        fixture.begin("books", p -> p.uri("https://user:canary@one:1").dbName("books"));
        fixture.backend.last().fail(Stage.TCP, Reason.REFUSED, "refused");

        for (int i = 0; i < 2; i++) {
            ConnectionEvent event = events.next();
            assertFalse(event.toString().contains("canary"), event::toString);
        }
    }

    /** Four threads connect and disconnect one alias: whatever the order, each connect is followed by its own end. */
    @Test
    void events_ofOneAlias_areInOrder() {
        int rounds = 500;
        fixture.backend.onOpen = FakeOpening::succeed;
        fixture.registry.addListener(events);
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(CompletableFuture.runAsync(() -> {
                for (int round = 0; round < rounds; round++) {
                    fixture.registry.connectAsync("books", p -> p.address("one:1"));
                    fixture.registry.disconnect("books");
                }
            }));
        }
        threads.forEach(RegistryFixture::join);
        fixture.registry.close();
        fixture.backend.observers.report(new ConnectionEvent.Closed("end", "", "", ""));

        boolean isConnected = false;
        int closed = 0;
        for (ConnectionEvent event = events.next(); !event.alias().equals("end"); event = events.next()) {
            if (event instanceof ConnectionEvent.Connect connect && connect.failure() == null) {
                assertFalse(isConnected, "connected twice");
                isConnected = true;
            } else if (event instanceof ConnectionEvent.Closed) {
                assertTrue(isConnected, "closed before it was connected");
                isConnected = false;
                closed++;
            }
        }
        assertFalse(isConnected, "not closed");
        assertTrue(closed > 0, "some were connected");
    }
}
