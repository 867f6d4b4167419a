package dev.connections4j.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.Connection;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.observers.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person on call reads of an application that waits for its server. */
class WaitLinesTest {
    private final LogLines lines = new LogLines("dev.connections4j.registry", "waits");

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void connect_thatWaits_isOneLineForEachReason_andOneAtItsEnd() {
        connect(new RegistryFixture(), 40);

        assertEquals(
                List.of(
                        "INFO waiting for one:1 over fake, which failed at stage TCP: REFUSED: refused",
                        "INFO waiting for one:1 over fake, which failed at stage TCP: CLOSED: closed",
                        "INFO connected to one:1 over fake, after 80 failed attempts"),
                lines.soFar().stream()
                        .map(line -> line.replaceAll(" in .*", ""))
                        .toList());
    }

    @Test
    void connect_whereAListenerWaits_isNoLine() {
        Consumer<Object> listener = failed -> {};
        connect(new RegistryFixture(Map.of(), listener::accept), 2);

        assertEquals(List.of(), lines.soFar());
    }

    @Test
    void connect_thatSucceedsOrFailsAtOnce_isNoLine() {
        RegistryFixture fixture = new RegistryFixture();
        fixture.connected("waits", "one:1");
        fixture.registry.disconnect("waits");
        CompletableFuture<Connection> more = fixture.begin("waits", p -> p.address("one:1"));
        fixture.backend.last().fail(Stage.TCP, Reason.REFUSED, "refused");
        RegistryFixture.failure(more);

        assertEquals(List.of(), lines.soFar());
    }

    private static void connect(RegistryFixture fixture, int times) {
        CompletableFuture<Connection> books = fixture.begin(
                "waits", p -> p.address("one:1").waitForReady(true).timeout(Duration.ofDays(1000)));
        for (int i = 0; i < times; i++) {
            fail(fixture, Reason.REFUSED, "refused");
            fail(fixture, Reason.CLOSED, "closed");
        }
        fixture.backend.last().succeed();
        RegistryFixture.join(books);
    }

    private static void fail(RegistryFixture fixture, Reason reason, String problem) {
        int tries = fixture.backend.openings.size();
        fixture.backend.last().fail(Stage.TCP, reason, problem);
        RegistryFixture.await("the next try", () -> {
            fixture.timers.advance(Duration.ofSeconds(3));
            return fixture.backend.openings.size() > tries;
        });
    }
}
