package dev.connections4j.registry;

import static dev.connections4j.registry.OtherThreads.awaitWaiting;
import static dev.connections4j.registry.OtherThreads.joined;
import static dev.connections4j.registry.OtherThreads.start;
import static dev.connections4j.registry.RegistryFixture.await;
import static dev.connections4j.registry.RegistryFixture.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectionsException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseTest {
    private final RegistryFixture fixture = new RegistryFixture();
    private final SlotRegistry registry = fixture.registry;

    @Test
    void close_whileADisconnectIsPatient_hurriesIt() {
        fixture.backend.shutsDownSlowly = true;
        fixture.connected("books", "one:1");
        Thread patient = start(() -> registry.disconnect("books", Duration.ofHours(1)));
        await("it shuts down", () -> !fixture.backend.handles.get(0).events.isEmpty());
        awaitWaiting(patient);
        Thread closing = start(registry::close);
        awaitWaiting(closing);

        assertEquals(
                List.of(
                        "shutdown PT1H connection 'books' was closed by disconnect",
                        "shutdown PT5S connection 'books' was closed by close"),
                fixture.backend.handles.get(0).events);
        fixture.backend.handles.get(0).closed.complete(null);
        joined(closing);
        joined(patient);
    }

    @Test
    void disconnect_asTheRegistryBeginsToClose_hurriesIt() {
        fixture.backend.shutsDownSlowly = true;
        fixture.connected("books", "one:1");
        Thread hasty = new Thread(() -> registry.disconnect("books", Duration.ZERO));
        fixture.beforeClosing.set(() -> {
            hasty.start();
            awaitWaiting(hasty);
        });
        Thread closing = start(registry::close);
        awaitWaiting(closing);
        awaitWaiting(hasty);
        assertTrue(fixture.backend.handles.get(0).events.stream().anyMatch(event -> event.startsWith("shutdown PT0S")));
        fixture.backend.handles.get(0).closed.complete(null);
        joined(hasty);
        joined(closing);
    }

    @Test
    void disconnect_whileTheRegistryCloses_hurriesItAndReturnsWhenItsAliasIsClosed() {
        fixture.backend.shutsDownSlowly = true;
        fixture.connected("books", "one:1");
        fixture.connected("films", "one:1");
        Thread closing = start(registry::close);
        awaitWaiting(closing);
        Thread hasty = start(() -> registry.disconnect("books", Duration.ZERO));
        awaitWaiting(hasty);

        assertEquals(
                List.of(
                        "shutdown PT5S connection 'books' was closed by close",
                        "shutdown PT0S connection 'books' was closed by disconnect"),
                fixture.backend.handles.get(0).events);
        assertEquals(1, fixture.backend.handles.get(1).events.size());
        fixture.backend.handles.get(0).closed.complete(null);
        joined(hasty);
        fixture.backend.handles.get(1).closed.complete(null);
        joined(closing);
    }

    @Test
    void closedRegistry_connectAndAddFail_lookingWorks() {
        fixture.connected("books", "one:1");
        registry.close();
        registry.close();

        List<Runnable> refused = List.of(
                () -> registry.connect("books"),
                () -> registry.connect("new", p -> p.address("one:1")),
                () -> registry.replace("books", p -> p.address("one:1")),
                () -> registry.addConnection("new", p -> p.address("one:1")));
        for (Runnable call : refused) {
            var failure = assertThrows(ConnectionsException.class, call::run);
            assertEquals("REGISTRY_CLOSED", failure.code());
            assertTrue(
                    failure.getMessage().endsWith("': its registry is closed; make a new one"), failure.getMessage());
        }
        assertTrue(failure(registry.connectAsync("books")) instanceof ConnectionsException);
        assertFalse(registry.hasConnection("books"));
        assertEquals(1, registry.listConnections().size());
        assertEquals("one:1", registry.getConnectionAddr("books").get("address"));
        registry.disconnect("books");
        registry.removeConnection("books");
        assertEquals(List.of(), registry.listConnections());
    }
}
