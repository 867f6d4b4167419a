package dev.connections4j.registry;

import static dev.connections4j.registry.OtherThreads.awaitWaiting;
import static dev.connections4j.registry.OtherThreads.joined;
import static dev.connections4j.registry.OtherThreads.start;
import static dev.connections4j.registry.RegistryFixture.await;
import static dev.connections4j.registry.RegistryFixture.connectFailure;
import static dev.connections4j.registry.RegistryFixture.failure;
import static dev.connections4j.registry.RegistryFixture.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ParameterException;
import dev.connections4j.Reason;
import dev.connections4j.async.CallbackThreads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisconnectTest {
    private final RegistryFixture fixture = new RegistryFixture();
    private final SlotRegistry registry = fixture.registry;

    @Test
    void disconnect_connected_keepsTheRegistration() {
        fixture.connected("books", "one:1");
        registry.disconnect("books");

        assertFalse(registry.hasConnection("books"));
        assertEquals("books", registry.listConnections().get(0).alias());
        assertEquals(
                List.of("shutdown PT5S connection 'books' was closed by disconnect"),
                fixture.backend.handles.get(0).events);
    }

    @Test
    void disconnect_withGrace_passesItOn() {
        fixture.connected("books", "one:1");
        registry.disconnect("books", Duration.ofMillis(7));

        assertEquals(
                List.of("shutdown PT0.007S connection 'books' was closed by disconnect"),
                fixture.backend.handles.get(0).events);
    }

    @Test
    void disconnect_negativeGrace_failsAndDoesNothing() {
        fixture.connected("books", "one:1");

        var failure =
                assertThrows(ParameterException.class, () -> registry.disconnect("books", Duration.ofSeconds(-1)));
        assertEquals("grace must not be negative, was PT-1S", failure.getMessage());
        assertTrue(registry.hasConnection("books"));
    }

    @Test
    void disconnect_stillClosing_returnsWhenAllIsClosed() {
        fixture.backend.shutsDownSlowly = true;
        fixture.connected("books", "one:1");
        Thread first = start(() -> registry.disconnect("books"));
        awaitShutdown();
        Thread second = start(() -> registry.disconnect("books"));

        awaitWaiting(first);
        awaitWaiting(second);
        assertFalse(registry.hasConnection("books"));
        fixture.backend.handles.get(0).closed.complete(null);
        joined(first);
        joined(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connections4j-netty-1",
                "grpc-default-executor-0",
                "grpc-nio-worker-ELG-1-1",
                "armeria-common-worker-1"
            })
    void disconnect_onATransportsThread_returnsAtOnce(String name) {
        fixture.backend.shutsDownSlowly = true;
        fixture.connected("books", "one:1");
        Thread thread = start(() -> registry.disconnect("books"), name);

        joined(thread);
        assertFalse(registry.hasConnection("books"));
        assertFalse(fixture.backend.handles.get(0).closed.isDone());
    }

    @Test
    void disconnect_inACallback_returnsAtOnce() {
        fixture.backend.shutsDownSlowly = true;
        CompletableFuture<Connection> future = fixture.begin("books", p -> p.address("one:1"));
        CompletableFuture<Void> after = future.thenAccept(connection -> {
            if (CallbackThreads.isCurrent()) {
                connection.close();
                registry.close();
            }
        });
        fixture.backend.last().succeed();

        join(after);
        assertFalse(registry.hasConnection("books"));
        assertFalse(fixture.backend.handles.get(0).closed.isDone());
    }

    @Test
    void disconnect_interrupted_returnsAndKeepsTheFlag() {
        fixture.backend.shutsDownSlowly = true;
        fixture.connected("books", "one:1");
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread thread = start(() -> {
            registry.disconnect("books");
            flag.complete(Thread.currentThread().isInterrupted());
        });
        awaitWaiting(thread);
        thread.interrupt();

        assertTrue(join(flag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"disconnect", "removeConnection", "close", "replace"})
    void attemptUnderWay_isGivenUp_callersAreToldBy(String by) {
        CompletableFuture<Connection> future = fixture.begin("books", p -> p.address("one:1"));
        FakeOpening opening = fixture.backend.last();
        switch (by) {
            case "disconnect" -> registry.disconnect("books");
            case "removeConnection" -> registry.removeConnection("books");
            case "close" -> registry.close();
            default -> start(() -> registry.replace("books", p -> p.address("two:2")));
        }

        var failure = connectFailure(future);
        assertEquals(Reason.CANCELLED, failure.reason());
        assertEquals(by + " gave up this attempt", failure.failure().problem());
        assertTrue(opening.isAbandoned());
        assertFalse(registry.hasConnection("books"));
    }

    @Test
    void disconnect_attemptUnderWay_returnsWhenItIsClosed() {
        fixture.backend.closesSlowly = true;
        CompletableFuture<Connection> future = fixture.begin("books", p -> p.address("one:1"));
        Thread thread = start(() -> registry.disconnect("books"));
        awaitWaiting(thread);

        assertFalse(future.isDone());
        fixture.backend.last().close();
        joined(thread);
        assertEquals(Reason.CANCELLED, connectFailure(future).reason());
    }

    @Test
    void removeConnection_connected_forgets() {
        fixture.connected("books", "one:1");
        registry.removeConnection("books");

        assertEquals(List.of(), registry.listConnections());
        assertEquals(Map.of(), registry.getConnectionAddr("books"));
        assertEquals(
                List.of("shutdown PT5S connection 'books' was closed by removeConnection"),
                fixture.backend.handles.get(0).events);
    }

    @Test
    void unknownAlias_disconnectAndRemove_doNothing() {
        registry.disconnect("books");
        registry.removeConnection("books");

        assertEquals(List.of(), registry.listConnections());
    }

    @Test
    void connectionClose_stillItsAlias_disconnects() {
        Connection books = fixture.connected("books", "one:1");
        books.close();
        books.close();

        assertFalse(registry.hasConnection("books"));
        assertEquals(
                List.of("shutdown PT5S connection 'books' was closed by Connection.close"),
                fixture.backend.handles.get(0).events);
    }

    @Test
    void connectionClose_aliasHasAnother_leavesThatAlone() {
        Connection old = fixture.connected("books", "one:1");
        registry.disconnect("books");
        Connection next = fixture.connected("books", "one:1");
        old.close();

        assertNotSame(old, next);
        assertSame(next, registry.get("books"));
    }

    private void awaitShutdown() {
        await("it shuts down", () -> !fixture.backend.handles.get(0).events.isEmpty());
    }
}
