package dev.connections4j.registry;

import static dev.connections4j.registry.RegistryFixture.at;
import static dev.connections4j.registry.RegistryFixture.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionsException;
import dev.connections4j.ParameterException;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each call that takes parameters takes steps, a map and a built set, for an alias and for the default alias. */
class FormsTest {
    private static final ConnectionParameters SET = at("one:1");
    private static final Map<String, Object> NAMES = Map.of("host", "one", "port", 1);

    private final RegistryFixture fixture = new RegistryFixture();
    private final SlotRegistry registry = fixture.registry;

    @Test
    void addConnection_anyForm_registers() {
        List<Runnable> forms = List.of(
                () -> registry.addConnection(SET),
                () -> registry.addConnection(NAMES),
                () -> registry.addConnection(p -> p.address("one:1")),
                () -> registry.addConnection("default", SET),
                () -> registry.addConnection("default", NAMES),
                () -> registry.addConnection("default", p -> p.address("one:1")));
        for (Runnable form : forms) {
            form.run();
            assertEquals("one:1", registry.getConnectionAddr("default").get("address"));
            registry.removeConnection("default");
        }
    }

    @Test
    void connectAndReplace_anyForm_connect() {
        List<Supplier<CompletableFuture<Connection>>> forms = List.of(
                () -> registry.connectAsync(SET),
                () -> registry.connectAsync(NAMES),
                () -> registry.connectAsync(p -> p.address("one:1")),
                () -> registry.connectAsync("default", SET),
                () -> registry.connectAsync("default", NAMES),
                () -> registry.connectAsync("default", p -> p.address("one:1")));
        for (Supplier<CompletableFuture<Connection>> form : forms) {
            CompletableFuture<Connection> future = form.get();
            fixture.backend.last().succeed();
            Connection live = join(future);
            assertEquals("one:1", live.parameters().address().toString());
            List.<Supplier<Connection>>of(
                            () -> registry.connect(),
                            () -> registry.connect(SET),
                            () -> registry.connect(NAMES),
                            () -> registry.connect(p -> p.address("one:1")),
                            () -> registry.connect("default", SET),
                            () -> registry.connect("default", NAMES))
                    .forEach(same -> assertSame(live, same.get()));
            assertSame(live, join(registry.connectAsync()));
            registry.disconnect("default");
        }
    }

    @Test
    void replace_anyForm_opensAnew() {
        List<Supplier<Connection>> forms = List.of(
                () -> registry.replace(SET),
                () -> registry.replace(NAMES),
                () -> registry.replace(p -> p.address("one:1")),
                () -> registry.replace("default", SET),
                () -> registry.replace("default", NAMES),
                () -> registry.replace("default", p -> p.address("one:1")));
        for (Supplier<Connection> form : forms) {
            int before = fixture.backend.openings.size();
            CompletableFuture<Connection> replaced = CompletableFuture.supplyAsync(form);
            RegistryFixture.await("it opens", () -> fixture.backend.openings.size() > before);
            fixture.backend.last().succeed();
            assertEquals("default", join(replaced).alias());
        }
    }

    @Test
    void resolve_anyForm_shows() {
        assertEquals("localhost:19530", registry.resolve().address().toString());
        List<Supplier<ResolvedParameters>> forms = List.of(
                () -> registry.resolve(SET),
                () -> registry.resolve(NAMES),
                () -> registry.resolve(p -> p.address("one:1")),
                () -> registry.resolve("books", SET),
                () -> registry.resolve("books", NAMES),
                () -> registry.resolve("books", p -> p.address("one:1")));
        forms.forEach(form -> assertEquals("one:1", form.get().address().toString()));
        registry.addConnection("books", SET);
        assertEquals("one:1", registry.resolve("books").address().toString());
    }

    @Test
    void resolve_userWithoutPassword_isShownAndSaysWhatConnectRefuses() {
        String refusal = "password is missing beside user (alias): give both, or an API key as token";
        registry.addConnection("books", p -> p.address("one:1").user("ann"));

        ResolvedParameters shown = registry.resolve("books");
        assertEquals(refusal, shown.incomplete().orElseThrow());
        List<String> lines = shown.describe().lines().toList();
        assertEquals("connect will refuse this: " + refusal, lines.get(lines.size() - 1));
        assertEquals(
                refusal,
                assertThrows(ParameterException.class, () -> registry.connect("books"))
                        .getMessage());
        assertEquals(
                refusal,
                assertThrows(ParameterException.class, shown::requireComplete).getMessage());
        assertEquals(
                "", registry.resolve("books", p -> p.token("k")).incomplete().orElse(""));
    }

    @Test
    void addConnections_maps_registerAllOrNoneAndNameTheAlias() {
        Map<String, Object> sets = new LinkedHashMap<>();
        sets.put("z", NAMES);
        sets.put("y", SET);
        registry.addConnections(sets);
        assertEquals("one:1", registry.getConnectionAddr("z").get("address"));
        assertEquals("one:1", registry.getConnectionAddr("y").get("address"));

        Map<Object, String> failures = new LinkedHashMap<>();
        failures.put(Map.of("hots", "one"), "connection 'x': unknown parameter 'hots', did you mean host?");
        failures.put(
                Map.of("password", "canary"),
                "connection 'x': user is missing beside password (argument): give both, or an API key as token");
        failures.put("one:1", "connection 'x': parameters must be ConnectionParameters or a map");
        failures.forEach((wrong, message) -> {
            Map<String, Object> several = new LinkedHashMap<>();
            several.put("w", NAMES);
            several.put("x", wrong);
            assertEquals(
                    message,
                    assertThrows(ParameterException.class, () -> registry.addConnections(several))
                            .getMessage());
        });
        assertEquals(
                "connection 'x': handler 'HTTP' is not supported; supported handlers: GRPC",
                assertThrows(
                                UnsupportedOperationException.class,
                                () -> registry.addConnections(Map.of("x", Map.of("handler", "HTTP"))))
                        .getMessage());
        assertEquals(2, registry.listConnections().size());
    }

    @Test
    void mapForms_aliasInTheMapOnly_isTheAlias() {
        Map<String, Object> books = Map.of("alias", "books", "host", "one", "port", 1);
        registry.addConnection(books);
        assertEquals("one:1", registry.getConnectionAddr("books").get("address"));
        assertEquals("books", registry.resolve(books).get(Parameters.ALIAS));

        CompletableFuture<Connection> connecting = registry.connectAsync(books);
        fixture.backend.last().succeed();
        Connection live = join(connecting);
        assertEquals("books", live.alias());
        assertSame(live, registry.connect(books));
        assertSame(live, registry.connect("books", books));

        int before = fixture.backend.openings.size();
        CompletableFuture<Connection> replaced = CompletableFuture.supplyAsync(() -> registry.replace(books));
        RegistryFixture.await("it opens", () -> fixture.backend.openings.size() > before);
        fixture.backend.last().succeed();
        assertEquals("books", join(replaced).alias());
        assertEquals(1, registry.listConnections().size());
    }

    @Test
    void anyCall_otherAliasAmongTheParameters_failsConnectedOrNot() {
        Consumer<ConnectionParameters.Builder> other = p -> p.alias("films");
        for (boolean isConnected : new boolean[] {false, true}) {
            if (isConnected) {
                fixture.connected("books", "one:1");
            }
            List<Runnable> calls = List.of(
                    () -> registry.connect("books", other),
                    () -> registry.replace("books", other),
                    () -> registry.addConnection("books", other),
                    () -> registry.resolve("books", other),
                    () -> join(registry.connectAsync("books", Map.of("alias", "films"))));
            for (Runnable call : calls) {
                assertEquals(
                        "alias is 'books' in the call, but 'films' in the parameters",
                        ((ParameterException) thrown(call)).getMessage());
            }
        }
    }

    @Test
    void closedRegistry_anyConnectOrAdd_saysThatItIsClosed() {
        registry.addConnection("books", p -> p.address("one:1").user("ann"));
        registry.close();
        Consumer<ConnectionParameters.Builder> wrong = p -> p.address("nonsense");
        Map<String, Object> misspelt = Map.of("adress", "one:1");
        List<Runnable> calls = List.of(
                () -> registry.connect("books"),
                () -> registry.connect("films"),
                () -> registry.connect(wrong),
                () -> registry.connect("books", wrong),
                () -> registry.connect("books", misspelt),
                () -> registry.connect("books", p -> p.alias("films")),
                () -> registry.replace(misspelt),
                () -> registry.replace("books", wrong),
                () -> registry.addConnection(wrong),
                () -> registry.addConnection("books", misspelt),
                () -> registry.addConnections(Map.of("books", misspelt)),
                () -> join(registry.connectAsync("books", wrong)),
                () -> join(registry.connectAsync(misspelt)));
        for (Runnable call : calls) {
            assertEquals("REGISTRY_CLOSED", ((ConnectionsException) thrown(call)).code());
        }
    }

    @Test
    void toString_registry_showsAliasesAddressesAndStates() {
        assertEquals("registry []", registry.toString());
        registry.addConnection("films", p -> p.address("two:2").token("canary"));
        Connection books = fixture.connected("books", "one:1");

        assertEquals("registry [connection 'films', not connected; " + books + "]", registry.toString());
        registry.close();
        assertEquals(
                "closed registry [connection 'films', not connected; connection 'books', not connected]",
                registry.toString());
    }

    private static Throwable thrown(Runnable call) {
        RuntimeException thrown = assertThrows(RuntimeException.class, call::run);
        return thrown instanceof CompletionException ? thrown.getCause() : thrown;
    }
}
