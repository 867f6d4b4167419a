package dev.connections4j.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.parameters.Parameters;
import org.junit.jupiter.api.Test;

final class LayersTest {
    @Test
    void resolve_nothingGiven_isLocalhost() {
        assertEquals("nobody -> localhost:19530", Given.credentialsAndAddress(new Given().resolve()));
        assertEquals("localhost:19530 (default)", Given.line(new Given().resolve(), Parameters.ADDRESS));
        assertEquals("10s (default)", Given.line(new Given().resolve(), Parameters.TIMEOUT));
    }

    @Test
    void resolve_uri_givesAllItsParts() {
        var resolved = new Given()
                .argument(p -> p.uri("https://root:p%40ss@Milvus.example.com/books"))
                .resolve("books");
        assertEquals("root:p@ss -> milvus.example.com:443", Given.credentialsAndAddress(resolved));
        assertEquals("books (uri)", Given.line(resolved, Parameters.DB_NAME));
        assertEquals("true (uri)", Given.line(resolved, Parameters.SECURE));
        assertEquals("<hidden> (uri)", Given.line(resolved, Parameters.PASSWORD));
        assertEquals("443 (uri)", Given.line(resolved, Parameters.PORT));
        assertEquals("https://<hidden>@milvus.example.com:443/books (argument)", Given.line(resolved, Parameters.URI));
    }

    @Test
    void resolve_environmentUri_servesDefaultAlias() {
        var resolved = new Given()
                .environment("MILVUS_URI", "root:Milvus@h")
                .environment("MILVUS_CONN_TIMEOUT", "2.5")
                .resolve();
        assertEquals("root:Milvus -> h:19530", Given.credentialsAndAddress(resolved));
        assertEquals("2500ms (environment MILVUS_CONN_TIMEOUT)", Given.line(resolved, Parameters.TIMEOUT));
        assertEquals("h (environment MILVUS_URI)", Given.line(resolved, Parameters.HOST));
        assertEquals("19530 (default)", Given.line(resolved, Parameters.PORT));
    }
}
