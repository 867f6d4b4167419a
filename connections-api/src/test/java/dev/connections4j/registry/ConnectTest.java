package dev.connections4j.registry;

import static dev.connections4j.registry.RegistryFixture.await;
import static dev.connections4j.registry.RegistryFixture.connectFailure;
import static dev.connections4j.registry.RegistryFixture.failure;
import static dev.connections4j.registry.RegistryFixture.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.AliasConflictException;
import dev.connections4j.ConnectAllException;
import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionsException;
import dev.connections4j.ParameterException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.TransportUnavailableException;
import dev.connections4j.parameters.ConnectionParameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTest {
    private final RegistryFixture fixture = new RegistryFixture();
    private final SlotRegistry registry = fixture.registry;

    @Test
    void connect_succeeds_publishesAndRegisters() {
        Connection books = fixture.connected("books", "one:1");

        assertSame(books, registry.get("books"));
        assertTrue(registry.hasConnection("books"));
        assertEquals("one:1", registry.getConnectionAddr("books").get("address"));
        registry.disconnect("books");
        assertEquals("one:1", registry.getConnectionAddr("books").get("address"));
    }

    @Test
    void connect_valueOfTheEnvironment_isNotRegistered() {
        RegistryFixture own = new RegistryFixture(Map.of("MILVUS_URI", "http://one:1"));
        CompletableFuture<Connection> future = own.registry.connectAsync("default");
        own.backend.last().succeed();

        assertEquals("one:1", join(future).parameters().address().toString());
        own.registry.disconnect("default");
        assertFalse(own.registry.getConnectionAddr("default").containsKey("address"));
    }

    @Test
    void connect_connectedWithoutParameters_isThatConnection() {
        Connection books = fixture.connected("books", "one:1");

        assertSame(books, registry.connect("books"));
        assertEquals(1, fixture.backend.openings.size());
    }

    @Test
    void connect_connectedWithTheSame_isThatConnection() {
        Connection books = fixture.connected("books", "one:1");

        Connection again = registry.connect(
                "books",
                p -> p.host("ONE").port(1).timeout(Duration.ofSeconds(3)).waitForReady(true));

        assertSame(books, again);
    }

    @Test
    void connect_connectedWithOthers_namesEachButNoSecret() {
        CompletableFuture<Connection> future =
                fixture.begin("books", p -> p.address("one:1").token("canary-1"));
        fixture.backend.last().succeed();
        join(future);

        var conflict = assertThrows(
                AliasConflictException.class,
                () -> registry.connect("books", p -> p.token("canary-2").dbName("other")));

        assertEquals(List.of("token", "db_name"), conflict.parameters());
        assertEquals(
                "connection 'books' is connected to one:1 with other parameters: token, db_name. Remedy: disconnect it"
                        + " first, or use replace.",
                conflict.getMessage());
    }

    @Test
    void connect_tokenInPlaceOfUserAndPassword_isTheSame() {
        CompletableFuture<Connection> future = fixture.begin(
                "books", p -> p.address("localhost:1").user("root").password("Milvus"));
        fixture.backend.last().succeed();

        assertSame(join(future), registry.connect("books", p -> p.token("root:Milvus")));
    }

    @Test
    void connect_sameWhileConnecting_joins() {
        CompletableFuture<Connection> first = fixture.begin("books", p -> p.address("one:1"));
        CompletableFuture<Connection> second =
                fixture.begin("books", p -> p.host("one").port(1).timeout(Duration.ofSeconds(1)));
        CompletableFuture<Connection> bare = registry.connectAsync("books");
        fixture.backend.last().succeed();

        assertSame(join(first), join(second));
        assertSame(join(first), join(bare));
        assertEquals(1, fixture.backend.openings.size());
    }

    @Test
    void connect_othersWhileConnecting_conflicts() {
        CompletableFuture<Connection> first = fixture.begin("books", p -> p.address("one:1"));

        Throwable second = failure(fixture.begin("books", p -> p.address("two:2")));

        assertEquals(
                "connection 'books' is connecting to one:1 with other parameters: address (one:1, now two:2). Remedy: wait"
                        + " for that attempt, disconnect, or use replace.",
                second.getMessage());
        fixture.backend.last().succeed();
        assertEquals("books", join(first).alias());
    }

    @Test
    void connect_fails_leavesNoTrace() {
        CompletableFuture<Connection> future = fixture.begin("books", p -> p.address("one:1"));
        fixture.timers.advance(Duration.ofMillis(12));
        fixture.backend.last().fail(Stage.TCP, Reason.REFUSED, "the port refuses connections");

        assertEquals(
                "connection 'books' to one:1 over fake failed after 12 ms at stage TCP: REFUSED: the port refuses"
                        + " connections. Remedy: check host and port, and that the server runs and is published there.",
                connectFailure(future).getMessage());
        assertEquals(List.of(), registry.listConnections());
        assertEquals(Map.of(), registry.getConnectionAddr("books"));
        assertEquals(List.of(), fixture.slots.now().slots());
        assertEquals(0, fixture.timers.pending());
    }

    @Test
    void connect_registeredFails_staysAsItWas() {
        registry.addConnection("books", p -> p.address("one:1").dbName("a"));
        var before = registry.getConnectionAddr("books");
        CompletableFuture<Connection> future = fixture.begin("books", p -> p.dbName("b"));
        fixture.backend.last().fail(Stage.CONNECT, Reason.DATABASE_NOT_FOUND, "database not found");

        assertEquals(Reason.DATABASE_NOT_FOUND, connectFailure(future).reason());
        assertEquals(before, registry.getConnectionAddr("books"));
    }

    @Test
    void connect_noTransport_failsWithThatAndLeavesNoTrace() {
        fixture.backend.refusal = new TransportUnavailableException("no transport", null);

        var failure = assertThrows(
                TransportUnavailableException.class, () -> registry.connect("books", p -> p.address("a:1")));

        assertEquals("no transport", failure.getMessage());
        assertEquals(List.of(), fixture.slots.now().slots());
    }

    @Test
    void connect_transportThrows_comesOutAsTheRootWithItAsCause() {
        IllegalStateException bug = new IllegalStateException("canary");
        CompletableFuture<Connection> future = fixture.begin("books", p -> p.address("one:1"));
        fixture.backend.last().fail(bug);

        ConnectionsException failure = (ConnectionsException) failure(future);
        assertEquals("TRANSPORT_FAILED", failure.code());
        assertEquals(
                "connection 'books' to one:1 over fake failed after 0 ms at stage TCP: TRANSPORT_FAILED: this process failed, not the"
                        + " server: java.lang.IllegalStateException. Remedy: see the cause; if a class or a service is missing, take all"
                        + " versions from connections-versions-bom.",
                failure.getMessage());
        assertSame(bug, failure.getCause());
    }

    @Test
    void connect_transportCannotKeepWhatLinksShare_failsAtOnceAndLeavesNoTrace() {
        NoClassDefFoundError missing = new NoClassDefFoundError("io/netty/channel/EventLoopGroup");
        fixture.backend.retained = () -> {
            throw missing;
        };
        ConnectFailedException failure =
                assertThrows(ConnectFailedException.class, () -> registry.connect("books", p -> p.address("one:1")));

        assertEquals(Reason.TRANSPORT_FAILED, failure.reason());
        assertTrue(failure.failure().remedy().startsWith("Netty (io.netty) is missing"), failure.getMessage());
        assertSame(missing, failure.getCause());
        assertEquals(List.of(), fixture.slots.now().slots());
        assertEquals(0, fixture.timers.pending());
    }

    @Test
    void connect_transportCannotBeChosen_failsAtOnceAndLeavesNoTrace() {
        fixture.backend.refusal = new IllegalStateException("canary");

        ConnectFailedException failure =
                assertThrows(ConnectFailedException.class, () -> registry.connect("books", p -> p.address("one:1")));
        assertEquals(Reason.TRANSPORT_FAILED, failure.reason());
        assertEquals(
                "this process failed, not the server: java.lang.IllegalStateException",
                failure.failure().problem());
        assertEquals(List.of(), fixture.slots.now().slots());
    }

    @Test
    void connect_wrongParameter_opensNothing() {
        var failure = failure(fixture.begin("books", p -> p.address("one:0")));

        assertTrue(failure instanceof ParameterException, failure.toString());
        assertEquals(List.of(), fixture.backend.openings);
    }

    @Test
    void connect_addedMeanwhile_registersOverWhatWasAdded() {
        CompletableFuture<Connection> future = fixture.begin("books", p -> p.address("one:1"));
        registry.addConnection("books", p -> p.address("one:1").dbName("added"));
        fixture.backend.last().succeed();
        join(future);

        registry.disconnect("books");
        assertEquals("added", registry.getConnectionAddr("books").get("db_name"));
    }

    @Test
    void connectAll_someFail_carriesAllFailures() {
        registry.addConnection("a", p -> p.address("one:1"));
        registry.addConnection("b", ConnectionParameters.none());
        CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(
                () -> assertThrows(ConnectAllException.class, () -> registry.connectAll(List.of("a", "b", "a"))));
        await("it opens", () -> !fixture.backend.openings.isEmpty());
        fixture.backend.last().succeed();

        ConnectAllException all = (ConnectAllException) join(failure);
        assertTrue(all.getMessage().startsWith("1 of 2 connections failed: b: "), all.getMessage());
        assertEquals(List.of("a"), List.copyOf(all.report().connections().keySet()));
        assertTrue(registry.hasConnection("a"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    @SuppressWarnings("NullAway")
    void anyCall_blankAlias_fails(String alias) {
        ConnectionParameters set = RegistryFixture.at("one:1");
        List<Runnable> calls = List.of(
                () -> registry.addConnection(alias, set),
                () -> registry.connect(alias),
                () -> registry.replace(alias, set),
                () -> registry.disconnect(alias),
                () -> registry.removeConnection(alias),
                () -> registry.hasConnection(alias),
                () -> registry.getConnectionAddr(alias),
                () -> registry.get(alias),
                () -> registry.resolve(alias, set));

        for (Runnable call : calls) {
            var failure = assertThrows(ParameterException.class, call::run);
            assertEquals("alias", failure.parameter());
            assertTrue(failure.getMessage().startsWith("alias must not be blank, was "), failure.getMessage());
        }
        assertTrue(failure(registry.connectAsync(alias)) instanceof ParameterException);
    }
}
