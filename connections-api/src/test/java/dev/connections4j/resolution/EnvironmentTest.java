package dev.connections4j.resolution;

import static dev.connections4j.resolution.GivenLayers.credentialsAndAddress;
import static dev.connections4j.resolution.GivenLayers.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment and {@code .env} as layers: whom they serve, and what a bad value breaks. */
final class EnvironmentTest {
    @TempDir
    Path directory;

    @Test
    void resolve_shortUri_servesDefaultAlias() {
        var resolved = new GivenLayers()
                .environment("MILVUS_URI", "root:Milvus@h")
                .environment("MILVUS_CONN_TIMEOUT", "2.5")
                .resolve();
        assertEquals("root:Milvus -> h:19530", credentialsAndAddress(resolved));
        assertEquals("2500ms (environment MILVUS_CONN_TIMEOUT)", line(resolved, Parameters.TIMEOUT));
        assertEquals("h (environment MILVUS_URI)", line(resolved, Parameters.HOST));
        assertEquals("19530 (default)", line(resolved, Parameters.PORT));
        assertEquals("<hidden>@h:19530 (environment MILVUS_URI)", line(resolved, Parameters.URI));
    }

    @Test
    void resolve_legacyVariable_countsOnlyWithoutMilvusUri() {
        GivenLayers given = new GivenLayers().environment("MILVUS_DEFAULT_CONNECTION", "u:p@old:1");
        assertEquals("u:p -> old:1", credentialsAndAddress(given.resolve()));
        assertEquals("old:1 (environment MILVUS_DEFAULT_CONNECTION)", line(given.resolve(), Parameters.ADDRESS));
        given.environment("MILVUS_URI", "  ");
        assertEquals("u:p -> old:1", credentialsAndAddress(given.resolve()), "blank is not given");
        given.environment("MILVUS_URI", "new:1");
        assertEquals("nobody -> new:1", credentialsAndAddress(given.resolve()));
    }

    @Test
    void resolve_tokenVariable_countsOnlyBesideAnAddressOfItsLayer() throws IOException {
        GivenLayers given = new GivenLayers().environment("MILVUS_TOKEN", "k");
        assertEquals("nobody -> localhost:19530", credentialsAndAddress(given.resolve()));
        given.environment("MILVUS_DEFAULT_CONNECTION", "old:1");
        assertEquals("k -> old:1", credentialsAndAddress(given.resolve()));
        dotEnv("MILVUS_URI=h:1");
        assertEquals("k -> old:1", credentialsAndAddress(given.dotEnv(directory).resolve()));
        assertEquals(
                "nobody -> h:1",
                credentialsAndAddress(new GivenLayers()
                        .environment("MILVUS_TOKEN", "k")
                        .dotEnv(directory)
                        .resolve()));
        given.environment("MILVUS_URI", "u:p@h:1");
        assertEquals("k -> h:1", credentialsAndAddress(given.resolve()), "token wins over user and password");
        assertEquals("<hidden> (environment MILVUS_TOKEN)", line(given.resolve(), Parameters.TOKEN));
    }

    @Test
    void resolve_otherAlias_getsMilvusUriOnlyWithoutAnAddress() {
        GivenLayers given = new GivenLayers().environment("MILVUS_URI", "https://u:p@h:1/d");
        var served = given.resolve("books");
        assertEquals("u:p -> h:1", credentialsAndAddress(served));
        assertEquals("d (environment MILVUS_URI)", line(served, Parameters.DB_NAME));
        assertEquals("true (environment MILVUS_URI)", line(served, Parameters.SECURE));
        assertEquals(
                "k -> h:1", credentialsAndAddress(given.alias(p -> p.token("k")).resolve("books")));
        var own = given.alias(p -> p.address("h:1")).resolve("books");
        assertEquals(
                "nobody -> h:1", credentialsAndAddress(own), "not a layer of another alias, even for the same server");
        assertEquals("false (default)", line(own, Parameters.SECURE));
    }

    @Test
    void resolve_defaultAliasWithTheSameServer_getsItsCredentials() {
        var resolved = new GivenLayers()
                .argument(p -> p.address("H:1"))
                .environment("MILVUS_URI", "https://u:p@h:1/d")
                .resolve();
        assertEquals("u:p -> h:1", credentialsAndAddress(resolved));
        assertEquals("d (environment MILVUS_URI)", line(resolved, Parameters.DB_NAME));
        assertEquals("true (environment MILVUS_URI)", line(resolved, Parameters.SECURE));
    }

    @Test
    void resolve_timeoutAndTransport_serveEveryAliasAndServer() {
        var resolved = new GivenLayers()
                .argument(p -> p.address("other:1"))
                .environment("MILVUS_URI", "h:1")
                .environment("MILVUS_CONN_TIMEOUT", "1h")
                .environment("MILVUS_TRANSPORT", "netty")
                .resolve("books");
        assertEquals(Duration.ofHours(1), resolved.get(Parameters.TIMEOUT));
        assertEquals("netty", resolved.get(Parameters.TRANSPORT));
    }

    @Test
    void resolve_badTimeout_failsOnlyWhoUsesIt() {
        GivenLayers given = new GivenLayers().environment("MILVUS_CONN_TIMEOUT", "soon");
        ParameterException e = assertThrows(ParameterException.class, given::resolve);
        assertEquals(
                "timeout must be a positive duration: seconds, 2.5, 10s, 1h or PT10S, was 'soon'"
                        + " (from environment MILVUS_CONN_TIMEOUT)",
                e.getMessage());
        assertEquals("timeout", e.parameter());
        given.argument(p -> p.timeout(Duration.ofSeconds(1)));
        assertEquals("1s (argument)", line(given.resolve(), Parameters.TIMEOUT));
    }

    @Test
    void resolve_badUri_failsOnlyWhoUsesIt() {
        GivenLayers given = new GivenLayers()
                .environment("MILVUS_URI", "http://root:s3cret@h:99999")
                .environment("MILVUS_TOKEN", "k");
        for (String alias : new String[] {"default", "books"}) {
            ParameterException e = assertThrows(ParameterException.class, () -> given.resolve(alias));
            assertEquals(
                    "uri must have a port that is a number from 1 to 65535 (from environment MILVUS_URI)",
                    e.getMessage());
        }
        given.argument(p -> p.address("h:1"));
        assertEquals("nobody -> h:1", credentialsAndAddress(given.resolve()), "and contributes nothing");
        assertEquals("nobody -> h:1", credentialsAndAddress(given.resolve("books")));
    }

    @Test
    void resolve_badToken_failsOnlyWhoUsesIt() {
        GivenLayers given = new GivenLayers().environment("MILVUS_URI", "h:1").environment("MILVUS_TOKEN", "s3cret\nx");
        ParameterException e = assertThrows(ParameterException.class, given::resolve);
        assertEquals(
                "token must not hold control characters (a line break at its end?) (from environment MILVUS_TOKEN)",
                e.getMessage());
        assertFalse(e.toString().contains("s3cret"));
        assertEquals(
                "k -> h:1",
                credentialsAndAddress(given.argument(p -> p.token("k")).resolve()));
    }

    @Test
    void resolve_dotEnv_isWeakerThanTheEnvironment() throws IOException {
        dotEnv("# ours", "MILVUS_URI=u:p@h:1", "MILVUS_CONN_TIMEOUT=2", "MILVUS_TRANSPORT=okhttp");
        GivenLayers given = new GivenLayers().dotEnv(directory).environment("MILVUS_TRANSPORT", "netty");
        assertEquals("u:p -> h:1", credentialsAndAddress(given.resolve()));
        assertEquals("2s (.env " + directory.resolve(".env") + ":3)", line(given.resolve(), Parameters.TIMEOUT));
        assertEquals("netty (environment MILVUS_TRANSPORT)", line(given.resolve(), Parameters.TRANSPORT));
        assertEquals("<hidden> (.env " + directory.resolve(".env") + ":2)", line(given.resolve(), Parameters.PASSWORD));
        given.environment("MILVUS_URI", "other:1");
        assertEquals("nobody -> other:1", credentialsAndAddress(given.resolve()), "credentials stay with their server");
        given.environment("MILVUS_URI", "h:1");
        assertEquals("u:p -> h:1", credentialsAndAddress(given.resolve()), "the same server");
        assertEquals("nobody -> h:1", credentialsAndAddress(given.resolve("books")), "one layer serves another alias");
    }

    @Test
    void resolve_dotEnv_isReadAnewEachTime() throws IOException {
        dotEnv("MILVUS_URI=a:1");
        Resolver resolver = new GivenLayers().dotEnv(directory).resolver();
        assertEquals("default", resolver.defaultAlias());
        dotEnv("MILVUS_URI=b:1", "MILVUS_CONN_ALIAS=main");
        assertEquals("main", resolver.defaultAlias());
    }

    @Test
    void resolve_badValueInDotEnv_namesFileAndLine() throws IOException {
        dotEnv("MILVUS_URI=http://root:s3cret@h:x");
        ParameterException e = assertThrows(
                ParameterException.class,
                () -> new GivenLayers().dotEnv(directory).resolve());
        assertEquals(
                "uri must have a port that is a number from 1 to 65535 (from .env " + directory.resolve(".env") + ":1)",
                e.getMessage());
    }

    private void dotEnv(String... lines) throws IOException {
        Files.write(directory.resolve(".env"), java.util.List.of(lines));
    }
}
