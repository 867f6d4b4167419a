package dev.connections4j.resolution;

import static dev.connections4j.resolution.GivenLayers.credentialsAndAddress;
import static dev.connections4j.resolution.GivenLayers.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters.Unused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of variables: those that everyone writes, those of Kubernetes, and those that mean nothing here. */
final class VariableNamesTest {
    @TempDir
    Path directory;

    @Test
    void resolve_hostAndPort_areAnAddress() {
        GivenLayers given = new GivenLayers()
                .environment("MILVUS_HOST", "db.example")
                .environment("MILVUS_PORT", "19531")
                .environment("MILVUS_USER", "root")
                .environment("MILVUS_PASSWORD", "Milvus");
        assertEquals("root:Milvus -> db.example:19531", credentialsAndAddress(given.resolve()));
        assertEquals("db.example (environment MILVUS_HOST)", line(given.resolve(), Parameters.HOST));
        assertEquals("19531 (environment MILVUS_PORT)", line(given.resolve(), Parameters.PORT));
        assertEquals("root (environment MILVUS_USER)", line(given.resolve(), Parameters.USER));
        assertEquals("<hidden> (environment MILVUS_PASSWORD)", line(given.resolve(), Parameters.PASSWORD));
        assertEquals("root:Milvus -> db.example:19531", credentialsAndAddress(given.resolve("books")), "another alias");
    }

    @ParameterizedTest
    @CsvSource({
        "MILVUS_HOST, h, h:19530",
        "MILVUS_PORT, 7, localhost:7",
        "MILVUS_ADDRESS, h:7, h:7",
        "MILVUS_ADDRESS, '[::1]:7', '[::1]:7'",
    })
    void resolve_oneOfTheNames_isAnAddress(String name, String value, String address) {
        GivenLayers given = new GivenLayers().environment(name, value).environment("MILVUS_TOKEN", "k");
        assertEquals("k -> " + address, credentialsAndAddress(given.resolve()));
    }

    @ParameterizedTest
    @CsvSource({"MILVUS_DB_NAME", "MILVUS_DATABASE", "MILVUS_DB"})
    void resolve_database_isBesideTheUri(String name) {
        GivenLayers given =
                new GivenLayers().environment("MILVUS_URI", "http://h/other").environment(name, "books");
        assertEquals("books (environment " + name + ")", line(given.resolve(), Parameters.DB_NAME));
        assertEquals("books (environment " + name + ")", line(given.resolve("x"), Parameters.DB_NAME));
    }

    @Test
    void resolve_databaseWithoutAddress_servesTheDefaultAliasAlone() {
        GivenLayers given =
                new GivenLayers().environment("MILVUS_DB_NAME", "books").argument(p -> p.address("h:1"));
        assertEquals("books (environment MILVUS_DB_NAME)", line(given.resolve(), Parameters.DB_NAME));
        assertEquals("default (default)", line(given.resolve("x"), Parameters.DB_NAME));
    }

    @Test
    void resolve_credentialsWithoutAddress_areKeptAndListed() {
        GivenLayers given = new GivenLayers()
                .environment("MILVUS_USERNAME", "root")
                .environment("MILVUS_PASSWORD", "s3cret")
                .argument(p -> p.address("other:1"));
        assertEquals("nobody -> other:1", credentialsAndAddress(given.resolve()));
        assertEquals(
                List.of("MILVUS_PASSWORD", "MILVUS_USERNAME"),
                given.resolve().unused().stream().map(Unused::variable).toList());
        assertEquals(
                "MILVUS_PASSWORD (environment MILVUS_PASSWORD) is not used: credentials count only beside an address of"
                        + " the same place, as MILVUS_URI or MILVUS_HOST",
                given.resolve().unused().get(0).toString());
    }

    @Test
    void resolve_tokenBesideUserAndPassword_wins() {
        GivenLayers given = new GivenLayers()
                .environment("MILVUS_HOST", "h")
                .environment("MILVUS_USER", "a:b")
                .environment("MILVUS_TOKEN", "k");
        assertEquals("k -> h:19530", credentialsAndAddress(given.resolve()));
    }

    @Test
    void resolve_uriWithUser_isCompletedByThePassword() {
        GivenLayers given =
                new GivenLayers().environment("MILVUS_URI", "http://root:@h").environment("MILVUS_PASSWORD", "pw");
        assertEquals("root:pw -> h:19530", credentialsAndAddress(given.resolve()));
    }

    @Test
    void resolve_synonyms_mustAgree() {
        GivenLayers given = new GivenLayers()
                .environment("MILVUS_HOST", "h")
                .environment("MILVUS_USER", "s3cret")
                .environment("MILVUS_USERNAME", "other")
                .environment("MILVUS_PASSWORD", "p");
        ParameterException e = assertThrows(ParameterException.class, given::resolve);
        assertEquals(
                "environment MILVUS_USER and environment MILVUS_USERNAME differ: both are user, give one",
                e.getMessage());
        given.environment("MILVUS_USERNAME", "s3cret");
        assertEquals("s3cret:p -> h:19530", credentialsAndAddress(given.resolve()));
        given.environment("MILVUS_DATABASE", "a").environment("MILVUS_DB", "b");
        assertTrue(assertThrows(ParameterException.class, given::resolve)
                .getMessage()
                .contains("differ: both are db_name"));
    }

    @Test
    void resolve_twoServers_namesTheVariables() {
        GivenLayers given =
                new GivenLayers().environment("MILVUS_URI", "http://a:1").environment("MILVUS_HOST", "b");
        assertEquals(
                "environment MILVUS_HOST names b, but environment MILVUS_URI names a:1: give one server",
                assertThrows(ParameterException.class, given::resolve).getMessage());
        given.argument(p -> p.address("c:1"));
        assertEquals("nobody -> c:1", credentialsAndAddress(given.resolve()), "a weaker layer fails nothing");
    }

    @Test
    void resolve_uriWithoutPort_takesThePort() {
        GivenLayers given =
                new GivenLayers().environment("MILVUS_URI", "https://h").environment("MILVUS_PORT", "19541");
        assertEquals("nobody -> h:19541", credentialsAndAddress(given.resolve()));
    }

    @Test
    void resolve_namesInDotEnv_areALayerOfTheirOwn() throws IOException {
        Files.writeString(
                directory.resolve(".env"),
                "MILVUS_HOST=db.example\nMILVUS_PORT=19531\nMILVUS_USER=root\nMILVUS_PASSWORD=Milvus\nMILVUS_DBNAME=x\n");
        GivenLayers given = new GivenLayers().dotEnv(directory).environment("MILVUS_PASSWORD", "other");
        assertEquals("root:Milvus -> db.example:19531", credentialsAndAddress(given.resolve()));
        assertEquals("19531 (.env " + directory.resolve(".env") + ":2)", line(given.resolve(), Parameters.PORT));
        assertEquals(
                List.of("MILVUS_PASSWORD", "MILVUS_DBNAME"),
                given.resolve().unused().stream().map(Unused::variable).toList());
        given.environment("MILVUS_HOST", "stronger").environment("MILVUS_USER", "u");
        assertEquals("u:other -> stronger:19530", credentialsAndAddress(given.resolve()));
    }

    @ParameterizedTest
    @CsvSource({
        "MILVUS_PORT, tcp://10.0.0.1:19530",
        "MILVUS_PORT, udp://10.0.0.1:19530",
        "MILVUS_SERVICE_HOST, 10.0.0.1",
        "MILVUS_SERVICE_PORT, 19530",
        "MILVUS_SERVICE_PORT_MILVUS, 19530",
        "MILVUS_PORT_19530_TCP, tcp://10.0.0.1:19530",
        "MILVUS_PORT_19530_TCP_PROTO, tcp",
        "MILVUS_PORT_9091_TCP_PORT, 9091",
        "MILVUS_PORT_19530_TCP_ADDR, 10.0.0.1",
        "MILVUS_STANDALONE_SERVICE_HOST, 10.0.0.1",
        "MILVUS_STANDALONE_PORT, tcp://10.0.0.1:19530",
        "MILVUS_PROXY_PORT_19530_TCP_ADDR, 10.0.0.1",
    })
    void resolve_serviceLink_isPassedOver(String name, String value) {
        GivenLayers given = new GivenLayers().environment(name, value).environment("MILVUS_HOST", "h");
        assertEquals("nobody -> h:19530", credentialsAndAddress(given.resolve()));
        assertEquals(List.of(), given.resolve().unused());
        assertEquals(
                "nobody -> localhost:19530",
                credentialsAndAddress(new GivenLayers().environment(name, value).resolve()));
    }

    @Test
    void resolve_portThatIsNone_fails() {
        GivenLayers given = new GivenLayers().environment("MILVUS_PORT", "http://h:1");
        assertEquals(
                "port must be a number from 1 to 65535, was 'http://h:1' (from environment MILVUS_PORT)",
                assertThrows(ParameterException.class, given::resolve).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "MILVUS_USR, MILVUS_USER",
        "MILVUS_DBNAME, MILVUS_DB_NAME",
        "MILVUS_TIMEOUT, MILVUS_CONN_TIMEOUT",
        "MILVUS_PASSWD, MILVUS_PASSWORD",
        "MILVUS_URL, MILVUS_URI",
        "MILVUS_HOSTNAME, MILVUS_HOST",
        "MILVUS_API_TOKEN, MILVUS_TOKEN",
    })
    void resolve_unknownName_isListedWithTheNearest(String name, String nearest) {
        GivenLayers given = new GivenLayers().environment(name, "s3cret").argument(p -> p.address("h:1"));
        List<Unused> unused = given.resolve().unused();
        assertEquals(
                List.of(name + " (environment " + name
                        + ") is not used: it has no meaning here; the nearest known name is " + nearest),
                unused.stream().map(Unused::toString).toList());
        assertTrue(given.resolve().describe().contains(unused.get(0).toString()));
        assertFalse(given.resolve().describe().contains("s3cret"));
    }

    @Test
    void resolve_knownNames_areNotListed() {
        GivenLayers given = new GivenLayers()
                .environment("MILVUS_URI", "http://h")
                .environment("MILVUS_TOKEN", "k")
                .environment("MILVUS_CONN_ALIAS", "default")
                .environment("MILVUS_CONN_TIMEOUT", "1")
                .environment("MILVUS_TRANSPORT", "netty")
                .environment("MILVUS_DB", "d")
                .environment("MILVUS_USRE", " ");
        assertEquals(List.of(), given.resolve().unused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"root:s3cret\"", "'root:s3cret'", " \"root:s3cret\" "})
    void resolve_quotesOfAnEnvFile_areNamed(String kept) {
        GivenLayers given = new GivenLayers().environment("MILVUS_HOST", "h").environment("MILVUS_TOKEN", kept);
        ParameterException e = assertThrows(ParameterException.class, given::resolve);
        assertEquals(
                "token is in quotes: leave them out, for docker run --env-file, systemd and others make them a part of"
                        + " the value (from environment MILVUS_TOKEN)",
                e.getMessage());
        assertFalse(e.toString().contains("s3cret"));
    }

    @ParameterizedTest
    @CsvSource({
        "MILVUS_URI, '\"http://h:1\"', uri",
        "MILVUS_HOST, '\"h\"', host",
        "MILVUS_PORT, '\"1\"', port",
        "MILVUS_ADDRESS, '\"h:1\"', address",
        "MILVUS_USER, '\"root\"', user",
        "MILVUS_PASSWORD, '\"pw\"', password",
        "MILVUS_DB_NAME, '\"d\"', db_name",
        "MILVUS_CONN_TIMEOUT, '\"10\"', timeout",
        "MILVUS_TRANSPORT, '\"netty\"', transport",
    })
    void resolve_quotesInAnyVariable_areNamed(String name, String kept, String parameter) {
        GivenLayers given = new GivenLayers().environment(name, kept);
        if (parameter.equals("user") || parameter.equals("password")) {
            given.environment("MILVUS_ADDRESS", "h:1")
                    .environment("MILVUS_USER", name.equals("MILVUS_USER") ? kept : "u");
        }
        ParameterException e = assertThrows(ParameterException.class, given::resolve);
        assertTrue(e.getMessage().startsWith(parameter + " is in quotes: leave them out"), e.getMessage());
        assertEquals(parameter, e.parameter());
    }

    @Test
    void resolve_quotesOfOtherSources_areText() throws IOException {
        assertEquals(
                "\"k\" -> h:1",
                credentialsAndAddress(new GivenLayers()
                        .argument(p -> p.address("h:1").token("\"k\""))
                        .resolve()));
        Files.writeString(directory.resolve(".env"), "MILVUS_HOST=\"h\"\nMILVUS_TOKEN='\"k\"'\n");
        assertEquals(
                "\"k\" -> h:19530",
                credentialsAndAddress(new GivenLayers().dotEnv(directory).resolve()));
    }
}
