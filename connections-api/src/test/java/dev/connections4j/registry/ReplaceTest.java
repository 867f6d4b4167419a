package dev.connections4j.registry;

import static dev.connections4j.registry.OtherThreads.awaitWaiting;
import static dev.connections4j.registry.RegistryFixture.await;
import static dev.connections4j.registry.RegistryFixture.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReplaceTest {
    private final RegistryFixture fixture = new RegistryFixture();
    private final SlotRegistry registry = fixture.registry;

    @Test
    void replace_newServer_isTheSameHandle() {
        Connection books = fixture.connected("books", "one:1");
        CompletableFuture<Connection> replaced = replace(p -> p.address("two:2"));
        assertSame(books, registry.get("books"));
        fixture.backend.last().succeed();

        assertSame(books, join(replaced));
        assertSame(books, registry.get("books"));
        assertEquals(List.of("exchange two:2"), fixture.backend.handles.get(0).events);
        assertEquals("two:2", registry.getConnectionAddr("books").get("address"));
        registry.disconnect("books");
        assertEquals("two:2", registry.getConnectionAddr("books").get("address"));
    }

    @Test
    void replace_callsInFlight_doesNotWaitForThem() {
        fixture.backend.shutsDownSlowly = true;
        fixture.connected("books", "one:1");
        CompletableFuture<Connection> replaced = replace(p -> p.address("two:2"));
        fixture.backend.last().succeed();

        assertEquals("books", join(replaced).alias());
        assertFalse(fixture.backend.handles.get(0).drained.isDone());
    }

    @Test
    void replace_sameAddress_resolvesOverTheRegistered() {
        registry.addConnection(
                "books", p -> p.address("one:1").dbName("a").user("u").password("p"));
        CompletableFuture<Connection> first = registry.connectAsync("books");
        fixture.backend.last().succeed();
        join(first);
        CompletableFuture<Connection> replaced = replace(p -> p.dbName("b"));
        fixture.backend.last().succeed();

        assertEquals("b", join(replaced).parameters().get(Parameters.DB_NAME));
        assertEquals("u", join(replaced).parameters().get(Parameters.USER));
    }

    @Test
    void replace_newAddress_dropsTheRegistered() {
        registry.addConnection(
                "books", p -> p.address("one:1").dbName("a").user("u").password("p"));
        CompletableFuture<Connection> first = registry.connectAsync("books");
        fixture.backend.last().succeed();
        join(first);
        CompletableFuture<Connection> replaced = replace(p -> p.address("two:2"));
        fixture.backend.last().succeed();

        assertTrue(join(replaced).parameters().credentials().isEmpty());
        assertEquals("default", registry.getConnectionAddr("books").get("db_name"));
    }

    @Test
    void replace_fails_theOldOneStays() {
        Connection books = fixture.connected("books", "one:1");
        var before = registry.getConnectionAddr("books");
        CompletableFuture<Connection> replaced = replace(p -> p.address("two:2"));
        fixture.backend.last().fail(Stage.TCP, Reason.REFUSED, "the port refuses connections");

        var failure = (ConnectFailedException)
                assertThrows(CompletionException.class, () -> join(replaced)).getCause();
        assertEquals("two:2", failure.address());
        assertSame(books, registry.get("books"));
        assertEquals(List.of(), fixture.backend.handles.get(0).events);
        assertEquals(before, registry.getConnectionAddr("books"));
        registry.disconnect("books");
        assertEquals("one:1", registry.getConnectionAddr("books").get("address"));
    }

    @Test
    void replace_notConnected_isConnect() {
        CompletableFuture<Connection> replaced = replace(p -> p.address("one:1"));
        fixture.backend.last().succeed();

        assertSame(join(replaced), registry.get("books"));
        assertEquals(1, fixture.backend.handles.size());
    }

    @Test
    void connect_whileReplacing_isJudgedByTheLiveOne() {
        Connection books = fixture.connected("books", "one:1");
        CompletableFuture<Connection> replaced = replace(p -> p.address("two:2"));

        assertSame(books, registry.connect("books", p -> p.address("one:1")));
        fixture.backend.last().succeed();
        assertSame(books, join(replaced));
        assertSame(books, registry.connect("books", p -> p.address("two:2")));
    }

    @Test
    void disconnect_whileReplacing_givesItUpAndClosesTheOld() {
        fixture.connected("books", "one:1");
        CompletableFuture<Connection> replaced = replace(p -> p.address("two:2"));
        FakeOpening opening = fixture.backend.last();
        registry.disconnect("books");
        opening.succeed();

        var failure = (ConnectFailedException)
                assertThrows(CompletionException.class, () -> join(replaced)).getCause();
        assertEquals(Reason.CANCELLED, failure.reason());
        assertTrue(opening.isAbandoned());
        assertFalse(registry.hasConnection("books"));
        assertEquals(
                List.of("shutdown PT5S connection 'books' was closed by disconnect"),
                fixture.backend.handles.get(0).events);
    }

    @Test
    void disconnect_whileReplaceGivesUpAnAttempt_returnsWhenThatIsClosed() {
        fixture.backend.closesSlowly = true;
        fixture.begin("books", p -> p.address("one:1"));
        FakeOpening old = fixture.backend.last();
        CompletableFuture<Boolean> oldIsClosed = new CompletableFuture<>();
        Thread disconnecting = new Thread(
                () -> {
                    registry.disconnect("books");
                    oldIsClosed.complete(old.isClosed());
                },
                "test-disconnector");
        disconnecting.setDaemon(true);
        fixture.beforeClosing.set(() -> {
            disconnecting.start();
            awaitWaiting(disconnecting);
        });
        CompletableFuture<Connection> replaced = replace(p -> p.address("two:2"));

        await("it opens, or is told", () -> fixture.backend.openings.size() == 2 || oldIsClosed.isDone());
        assertFalse(oldIsClosed.isDone(), "disconnect returns before what replace gave up is closed");
        old.close();
        assertTrue(join(oldIsClosed));
        fixture.backend.last().succeed();
        assertEquals("books", join(replaced).alias());
    }

    private CompletableFuture<Connection> replace(Consumer<ConnectionParameters.Builder> steps) {
        int before = fixture.backend.openings.size();
        CompletableFuture<Connection> replaced = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        replaced.complete(registry.replace("books", steps));
                    } catch (RuntimeException e) {
                        replaced.completeExceptionally(e);
                    }
                },
                "test-replacer");
        thread.setDaemon(true);
        thread.start();
        await("it opens", () -> fixture.backend.openings.size() > before || replaced.isDone());
        return replaced;
    }
}
