package dev.connections4j.registry;

import static dev.connections4j.registry.RegistryFixture.at;
import static dev.connections4j.registry.RegistryFixture.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.AliasConflictException;
import dev.connections4j.Connection;
import dev.connections4j.NoSuchConnectionException;
import dev.connections4j.ParameterException;
import dev.connections4j.Registration;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookingTest {
    private final RegistryFixture fixture = new RegistryFixture();
    private final SlotRegistry registry = fixture.registry;

    @Test
    void newRegistry_defaultAliasToo_isEmpty() {
        assertEquals(List.of(), registry.listConnections());
        assertFalse(registry.hasConnection("default"));
        assertEquals(Map.of(), registry.getConnectionAddr("default"));
    }

    @Test
    void defaultAlias_isWhatTheEnvironmentNames() {
        RegistryFixture own = new RegistryFixture(Map.of("MILVUS_CONN_ALIAS", "main"));
        CompletableFuture<Connection> future = own.registry.connectAsync(own.registry.defaultAlias());
        own.backend.last().succeed();

        assertEquals("main", join(future).alias());
        assertEquals("localhost:19530", join(future).parameters().address().toString());
    }

    @Test
    void get_unknownAlias_saysWhatToDoAndListsWhatThereIs() {
        registry.addConnection("b", at("one:1"));
        registry.addConnection("a", at("one:1"));

        var failure = assertThrows(NoSuchConnectionException.class, () -> registry.get("c"));
        assertEquals(
                "connection 'c' is not connected: create the connection first. Known aliases: 'b', 'a'",
                failure.getMessage());
        assertEquals("c", failure.alias());
        assertFalse(failure.isRegistered());
        var registered = assertThrows(NoSuchConnectionException.class, () -> registry.get("b"));
        assertEquals(
                "connection 'b' is registered, but not connected: create the connection first, by connect. Known aliases: 'b', 'a'",
                registered.getMessage());
        assertTrue(registered.isRegistered());
        assertEquals(
                "connection 'x' is not connected: create the connection first. Known aliases: none",
                assertThrows(NoSuchConnectionException.class, () -> new RegistryFixture().registry.get("x"))
                        .getMessage());
    }

    @Test
    void listConnections_replacedAndRemoved_keepsTheOrderOfRegistration() {
        for (String alias : List.of("c", "a", "b", "d")) {
            registry.addConnection(alias, at("one:1"));
        }
        registry.addConnection("a", at("two:2"));
        registry.removeConnection("c");
        registry.addConnection("c", at("one:1"));

        assertEquals(List.of("a", "b", "d", "c"), aliases());
        assertThrows(
                UnsupportedOperationException.class,
                () -> registry.listConnections().clear());
    }

    @Test
    void listConnections_isASnapshot() {
        Connection books = fixture.connected("books", "one:1");
        List<Registration> before = registry.listConnections();
        registry.removeConnection("books");

        assertSame(books, before.get(0).connection().orElseThrow());
        assertSame(registry.listConnections(), registry.listConnections());
    }

    @Test
    void listConnections_manyAliases_keepsTheirOrder() {
        List<String> names =
                IntStream.range(0, 1_000).mapToObj(i -> "alias-" + i).toList();
        names.forEach(alias -> registry.addConnection(alias, ConnectionParameters.none()));

        assertEquals(names, aliases());
    }

    @Test
    void listConnections_connectingForTheFirstTime_isNotThereYet() {
        fixture.begin("books", p -> p.address("one:1"));

        assertEquals(List.of(), registry.listConnections());
        assertFalse(registry.hasConnection("books"));
    }

    @Test
    void addConnection_noAddress_isFineAndMakesNoneUp() {
        registry.addConnection("books", p -> p.dbName("a"));

        var addr = registry.getConnectionAddr("books");
        assertFalse(addr.containsKey("address"));
        assertEquals("a", addr.get("db_name"));
        assertEquals(false, addr.get("secure"));
        assertEquals(Map.of(), registry.getConnectionAddr("unknown"));
    }

    @Test
    void getConnectionAddr_tellsNoSecret() {
        registry.addConnection("books", p -> p.uri("http://u:canary@one:1").option(Map.of("k", "canary")));
        String registered = registry.getConnectionAddr("books").toString();
        CompletableFuture<Connection> future = registry.connectAsync("books");
        fixture.backend.last().succeed();
        join(future);

        assertTrue(registered.contains("address=one:1"), registered);
        assertFalse(registered.contains("canary"), registered);
        assertFalse(registry.getConnectionAddr("books").toString().contains("canary"));
    }

    @Test
    void addConnection_connected_keepsAddressAndCountsFromTheNextConnect() {
        fixture.connected("books", "one:1");
        var conflict = assertThrows(AliasConflictException.class, () -> registry.addConnection("books", at("two:2")));
        registry.addConnection("books", p -> p.address("one:1").dbName("later"));

        assertTrue(conflict.getMessage().contains("one:1"), conflict.getMessage());
        assertTrue(conflict.getMessage().contains("two:2"), conflict.getMessage());
        assertEquals("default", registry.getConnectionAddr("books").get("db_name"));
        registry.disconnect("books");
        assertEquals("later", registry.getConnectionAddr("books").get("db_name"));
    }

    @Test
    void addConnection_equalSetWithAnotherSupplier_replacesIt() {
        registry.addConnection("books", p -> p.address("one:1").token(() -> "old"));
        registry.addConnection("books", p -> p.address("one:1").token(() -> "new"));

        assertEquals(
                "new",
                registry.resolve("books", ConnectionParameters.none())
                        .get(Parameters.TOKEN)
                        .reveal());
    }

    @Test
    void addConnections_oneIsWrong_registersNone() {
        fixture.connected("live", "one:1");
        Map<String, ConnectionParameters> conflicting = new LinkedHashMap<>();
        conflicting.put("a", at("one:1"));
        conflicting.put("live", at("two:2"));
        Map<String, ConnectionParameters> wrong = new LinkedHashMap<>();
        wrong.put("a", at("one:1"));
        wrong.put("b", RegistryFixture.with(p -> p.address("one:1").password("no user")));
        Map<String, ConnectionParameters> blank = new LinkedHashMap<>();
        blank.put("a", at("one:1"));
        blank.put(" ", at("one:1"));

        assertThrows(AliasConflictException.class, () -> registry.addConnections(conflicting));
        assertThrows(ParameterException.class, () -> registry.addConnections(wrong));
        assertThrows(ParameterException.class, () -> registry.addConnections(blank));
        assertEquals(List.of("live"), aliases());
    }

    @Test
    void addConnections_several_registersInTheirOrder() {
        Map<String, ConnectionParameters> sets = new LinkedHashMap<>();
        sets.put("z", at("one:1"));
        sets.put("y", at("one:1"));
        sets.put("x", at("one:1"));
        registry.addConnections(sets);

        assertEquals(List.of("z", "y", "x"), aliases());
        assertEquals(List.of(), fixture.backend.openings);
    }

    @Test
    void resolve_registersAndOpensNothing() {
        registry.addConnection("books", p -> p.address("one:1").dbName("a"));
        var resolved = registry.resolve("books", RegistryFixture.with(p -> p.dbName("b")));

        assertEquals("b", resolved.get(Parameters.DB_NAME));
        assertEquals("a", registry.getConnectionAddr("books").get("db_name"));
        assertEquals(List.of(), fixture.backend.openings);
    }

    private List<String> aliases() {
        return registry.listConnections().stream().map(Registration::alias).toList();
    }
}
