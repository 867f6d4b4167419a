package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.connections4j.standin.MilvusStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PingTest {
    private static final List<String> TRANSPORTS = List.of("netty", "okhttp", "armeria");

    @TempDir
    Path folder;

    private MilvusStandIn server = MilvusStandIn.builder().build();

    @BeforeEach
    void start() {
        server = MilvusStandIn.builder()
                .user("root", "Milvus")
                .database("books")
                .identifier(470_637_962_893_983_746L)
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"netty", "okhttp", "armeria"})
    void ping_json_isTheContracts(String transport) {
        Command.Ran ran = ping("--json", "--db-name", "books", "--alias", "b", "--transport", transport);
        assertEquals(0, ran.exit(), ran.all());
        JsonObject line = ran.line();
        assertEquals(
                Set.of(
                        "alias",
                        "transport",
                        "address",
                        "ok",
                        "database",
                        "secure",
                        "server",
                        "identifier",
                        "elapsed_ms",
                        "stages"),
                line.keySet());
        assertEquals("b", line.get("alias").getAsString());
        assertEquals(transport, line.get("transport").getAsString());
        assertEquals(server.address(), line.get("address").getAsString());
        assertTrue(line.get("ok").getAsBoolean());
        assertEquals("books", line.get("database").getAsString());
        assertFalse(line.get("secure").getAsBoolean());
        assertEquals(
                "v2.3.5-standin", line.getAsJsonObject("server").get("version").getAsString());
        assertEquals(
                Set.of("version", "deploy_mode", "build_tags"),
                line.getAsJsonObject("server").keySet());
        assertTrue(line.getAsJsonPrimitive("identifier").isString());
        assertEquals("470637962893983746", line.get("identifier").getAsString());
        assertTrue(line.getAsJsonPrimitive("elapsed_ms").isNumber());
        Set<String> stages = line.getAsJsonObject("stages").keySet();
        assertTrue(stages.contains("connect"), ran.out());
        assertTrue(Set.of("name_lookup", "tcp", "http2", "connect").containsAll(stages), ran.out());
    }

    @Test
    void ping_allTransports_aLineEach() {
        Command.Ran ran = ping("--json", "--all-transports");
        assertEquals(0, ran.exit(), ran.all());
        assertEquals(
                TRANSPORTS,
                ran.lines().stream()
                        .map(line -> line.get("transport").getAsString())
                        .toList());
        assertEquals("", ran.err());
    }

    @Test
    void ping_count_connectsAfreshEachTime() {
        Command.Ran ran = ping("--transport", "okhttp", "--count", "3");
        assertEquals(0, ran.exit(), ran.all());
        assertEquals(3, server.calls("Connect").size());
        assertTrue(ran.out().contains("3 connects: fastest "), ran.out());
        assertTrue(ran.out().startsWith("✓ default to " + server.address() + " over okhttp in "), ran.out());
    }

    @Test
    void ping_wrongPassword_failsOverEach() {
        Command.Ran ran = ping("--json", "--all-transports", "--token", "root:wrong");
        assertEquals(1, ran.exit());
        assertEquals(3, ran.lines().size());
        for (JsonObject line : ran.lines()) {
            assertEquals(
                    Set.of(
                            "alias",
                            "transport",
                            "address",
                            "ok",
                            "stage",
                            "reason",
                            "message",
                            "remedy",
                            "server_said",
                            "elapsed_ms"),
                    line.keySet());
            assertFalse(line.get("ok").getAsBoolean());
            assertEquals("UNAUTHENTICATED", line.get("reason").getAsString());
            assertEquals("connect", line.get("stage").getAsString());
            assertEquals(
                    "auth check failure, please check username and password are correct",
                    line.get("server_said").getAsString());
            assertEquals("check token, or user and password", line.get("remedy").getAsString());
        }
        assertFalse(ran.all().contains("root:wrong"));
    }

    @Test
    void ping_missingDatabase_saysItForPeople() {
        Command.Ran ran = ping("--transport", "netty", "--db-name", "nope");
        assertEquals(1, ran.exit());
        assertTrue(ran.out().contains("DATABASE_NOT_FOUND at stage Connect"), ran.out());
        assertTrue(ran.out().contains("the server said: database not found[database=nope]"), ran.out());
        assertTrue(ran.out().contains("remedy: create the database, or correct --db-name"), ran.out());
    }

    @Test
    void ping_wrongParameter_isReportedOnceAndReachesNoServer() {
        Command.Ran ran = ping("--json", "--all-transports", "--keep-alive-time", "1s");
        assertEquals(2, ran.exit());
        assertEquals("INVALID_PARAMETER", ran.line().get("reason").getAsString());
        assertEquals("keep_alive_time", ran.line().get("parameter").getAsString());
        assertEquals(0, server.acceptedSockets());
    }

    @Test
    void ping_handlerHttp_isUnsupported() {
        Command.Ran ran = ping("--json", "--transport", "netty", "--handler", "HTTP");
        assertEquals(2, ran.exit());
        assertEquals("UNSUPPORTED_HANDLER", ran.line().get("reason").getAsString());
        assertFalse(ran.line().get("ok").getAsBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--json --transport nosuch"})
    void ping_noTransportChosenOrThere_isUnavailable(String options) {
        Command.Ran ran = ping(options.split(" "));
        assertEquals(2, ran.exit());
        assertEquals("TRANSPORT_UNAVAILABLE", ran.line().get("reason").getAsString());
        assertTrue(ran.line().get("message").getAsString().contains("armeria"), ran.out());
    }

    @Test
    void ping_noTransportChosen_namesTheOption() {
        assertTrue(
                ping().err().endsWith("; set --transport, or MILVUS_TRANSPORT, to one of these names\n"),
                () -> ping().err());
    }

    @Test
    void ping_environmentAndDotEnv_areResolved() throws IOException {
        Files.writeString(folder.resolve(".env"), "MILVUS_URI=http://root:Milvus@" + server.address() + "/books\n");
        Command.Ran ran =
                new Command(folder).environment("MILVUS_TRANSPORT", "okhttp").run("ping", "--json");
        assertEquals(0, ran.exit(), ran.all());
        assertEquals("books", ran.line().get("database").getAsString());
        assertEquals("okhttp", ran.line().get("transport").getAsString());
    }

    private Command.Ran ping(String... options) {
        boolean hasToken = List.of(options).contains("--token");
        return new Command(folder)
                .run(Stream.of(
                                Stream.of("ping", "--address", server.address()),
                                hasToken ? Stream.<String>empty() : Stream.of("--token", "root:Milvus"),
                                Stream.of(options))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }
}
