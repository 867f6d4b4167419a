package dev.connections4j.resolution;

import static dev.connections4j.resolution.GivenLayers.credentialsAndAddress;
import static dev.connections4j.resolution.GivenLayers.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Parameters;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which layer gives what, and who falls back to what. */
final class LayersTest {
    @Test
    void resolve_nothingGiven_isLocalhost() {
        assertEquals("nobody -> localhost:19530", credentialsAndAddress(new GivenLayers().resolve()));
        assertEquals("localhost:19530 (default)", line(new GivenLayers().resolve(), Parameters.ADDRESS));
        assertEquals("10s (default)", line(new GivenLayers().resolve(), Parameters.TIMEOUT));
        assertEquals("default (default)", line(new GivenLayers().resolve(), Parameters.DB_NAME));
        assertEquals("default (default)", line(new GivenLayers().resolve(), Parameters.ALIAS));
    }

    @Test
    void resolve_otherAliasWithoutAddress_failsAndNamesIt() {
        ParameterException e = assertThrows(
                ParameterException.class,
                () -> new GivenLayers().argument(p -> p.token("k")).resolve("books"));
        assertEquals(
                "alias 'books' has no address: give address, uri or host, here, with addConnection, or in MILVUS_URI;"
                        + " only the default alias falls back to localhost:19530",
                e.getMessage());
        assertEquals("address", e.parameter());
    }

    @Test
    void resolve_defaultAliasWithTokenAlone_fallsBackToLocalhost() {
        assertEquals(
                "k -> localhost:19530",
                credentialsAndAddress(
                        new GivenLayers().argument(p -> p.token("k")).resolve()));
    }

    @Test
    void resolve_namedDefaultAlias_isTheOnlyOneThatFallsBack() {
        GivenLayers given = new GivenLayers().environment("MILVUS_CONN_ALIAS", "main");
        assertEquals("main", given.resolver().defaultAlias());
        assertEquals("nobody -> localhost:19530", credentialsAndAddress(given.resolve("main")));
        assertEquals("main (environment MILVUS_CONN_ALIAS)", line(given.resolve("main"), Parameters.ALIAS));
        assertThrows(ParameterException.class, () -> given.resolve("default"));
    }

    @Test
    void defaultAlias_blankOrBadVariable_isDefaultOrFails() {
        assertEquals(
                "default",
                new GivenLayers()
                        .environment("MILVUS_CONN_ALIAS", " ")
                        .resolver()
                        .defaultAlias());
        GivenLayers bad = new GivenLayers().environment("MILVUS_CONN_ALIAS", "a\nb");
        assertEquals(
                "alias must not hold control characters, was 'a\\u000ab' (from environment MILVUS_CONN_ALIAS)",
                assertThrows(ParameterException.class, () -> bad.resolver().defaultAlias())
                        .getMessage());
        assertEquals(
                "nobody -> h:1",
                credentialsAndAddress(bad.argument(p -> p.address("h:1")).resolve("books")),
                "fails only what uses it");
    }

    @Test
    void resolve_uri_givesAllItsParts() {
        var resolved = new GivenLayers()
                .argument(p -> p.uri("https://root:p%40ss@Milvus.example.com/books"))
                .resolve("books");
        assertEquals("root:p@ss -> milvus.example.com:443", credentialsAndAddress(resolved));
        assertEquals("books (uri)", line(resolved, Parameters.DB_NAME));
        assertEquals("true (uri)", line(resolved, Parameters.SECURE));
        assertEquals("root (uri)", line(resolved, Parameters.USER));
        assertEquals("<hidden> (uri)", line(resolved, Parameters.PASSWORD));
        assertEquals("443 (uri)", line(resolved, Parameters.PORT));
        assertEquals("milvus.example.com:443 (uri)", line(resolved, Parameters.ADDRESS));
        assertEquals("https://<hidden>@milvus.example.com:443/books (argument)", line(resolved, Parameters.URI));
    }

    @Test
    void resolve_ownParameter_beatsThePartOfTheUri() {
        var resolved = new GivenLayers()
                .argument(p -> p.uri("http://root:Milvus@h/one")
                        .dbName("two")
                        .user("svc")
                        .password("pw"))
                .resolve();
        assertEquals("svc:pw -> h:19530", credentialsAndAddress(resolved));
        assertEquals("two (argument)", line(resolved, Parameters.DB_NAME));
    }

    @Test
    void resolve_hostOrPortAlone_fillsTheOther() {
        assertEquals(
                "nobody -> h:19530",
                credentialsAndAddress(
                        new GivenLayers().argument(p -> p.host("h")).resolve("books")));
        assertEquals(
                "nobody -> localhost:7",
                credentialsAndAddress(new GivenLayers().argument(p -> p.port(7)).resolve("books")));
        assertEquals(
                "localhost (default)",
                line(new GivenLayers().argument(p -> p.port(7)).resolve("books"), Parameters.HOST));
        assertEquals(
                "nobody -> [::1]:7",
                credentialsAndAddress(
                        new GivenLayers().argument(p -> p.host("::1").port("7")).resolve("books")));
    }

    @Test
    void resolve_layerWithPortAlone_takesNoHostOfAnotherLayer() {
        var resolved = new GivenLayers()
                .argument(p -> p.port(7))
                .alias(p -> p.address("h:7").token("k"))
                .environment("MILVUS_URI", "u:p@h:7")
                .resolve();
        assertEquals("nobody -> localhost:7", credentialsAndAddress(resolved));
    }

    @Test
    void resolve_values_comeFromTheStrongestLayer() {
        var resolved = new GivenLayers()
                .argument(p -> p.timeout(Duration.ofSeconds(1)))
                .alias(p -> p.address("h:1").timeout(Duration.ofSeconds(2)).dbName("books"))
                .environment("MILVUS_CONN_TIMEOUT", "3")
                .environment("MILVUS_TRANSPORT", "okhttp")
                .resolve("books");
        assertEquals("1s (argument)", line(resolved, Parameters.TIMEOUT));
        assertEquals("books (alias)", line(resolved, Parameters.DB_NAME));
        assertEquals("h:1 (alias)", line(resolved, Parameters.ADDRESS));
        assertEquals("okhttp (environment MILVUS_TRANSPORT)", line(resolved, Parameters.TRANSPORT));
    }

    @Test
    void resolve_partsOfARegisteredUri_comeFromTheAlias() {
        var resolved = new GivenLayers().alias(p -> p.uri("https://u:p@h/d")).resolve("books");
        assertEquals("u:p -> h:443", credentialsAndAddress(resolved));
        assertEquals("true (alias)", line(resolved, Parameters.SECURE));
        assertEquals("d (alias)", line(resolved, Parameters.DB_NAME));
    }

    @Test
    void resolve_aliasInTheParameters_mustBeTheOneOfTheCall() {
        assertEquals(
                "nobody -> h:1",
                credentialsAndAddress(new GivenLayers()
                        .argument(p -> p.alias("books").address("h:1"))
                        .resolve("books")));
        assertEquals(
                "alias is 'books' in the call, but 'films' in the parameters",
                assertThrows(
                                ParameterException.class,
                                () -> new GivenLayers()
                                        .argument(p -> p.alias("films").address("h:1"))
                                        .resolve("books"))
                        .getMessage());
    }

    @Test
    void resolve_blankAlias_fails() {
        assertEquals(
                "alias must not be blank",
                assertThrows(ParameterException.class, () -> new GivenLayers().resolve(" "))
                        .getMessage());
    }
}
