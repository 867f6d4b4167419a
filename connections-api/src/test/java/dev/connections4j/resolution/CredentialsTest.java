package dev.connections4j.resolution;

import static dev.connections4j.resolution.GivenLayers.credentialsAndAddress;
import static dev.connections4j.resolution.GivenLayers.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** User, password and token are one unit and stay with their server. */
final class CredentialsTest {
    @Test
    void resolve_strongestSourceOfAny_givesAll() {
        GivenLayers given =
                new GivenLayers().alias(p -> p.address("h:1").user("svc").password("pw"));
        assertEquals(
                "k -> h:1",
                credentialsAndAddress(given.argument(p -> p.token("k")).resolve()));
        assertFalse(given.resolve().isGiven(Parameters.USER), "the alias' user is not mixed in");
        given.argument(p -> p.user("other"));
        assertEquals(
                "password is missing beside user (argument): give both, or an API key as token",
                assertThrows(ParameterException.class, given::resolve).getMessage());
        given.argument(p -> p.password("other"));
        assertEquals(
                "user is missing beside password (argument): give both, or an API key as token",
                assertThrows(ParameterException.class, given::resolve).getMessage());
    }

    @Test
    void resolve_weakerToken_doesNotWinOverStrongerUser() {
        var resolved = new GivenLayers()
                .argument(p -> p.user("u").password("p"))
                .alias(p -> p.address("h:1").token("k"))
                .resolve();
        assertEquals("u:p -> h:1", credentialsAndAddress(resolved));
    }

    @Test
    void resolve_tokenBesideUserAndPassword_wins() {
        var resolved = new GivenLayers()
                .argument(p -> p.address("h:1").user("u").password("p").token("k"))
                .resolve();
        assertEquals("k -> h:1", credentialsAndAddress(resolved));
        assertEquals(
                "k -> h:19530",
                credentialsAndAddress(new GivenLayers()
                        .argument(p -> p.uri("http://u:p@h").token("k"))
                        .resolve()));
    }

    @Test
    void resolve_ownPassword_goesWithTheUserOfTheUri() {
        assertEquals(
                "root:own -> h:19530",
                credentialsAndAddress(new GivenLayers()
                        .argument(p -> p.uri("http://root@h").password("own"))
                        .resolve()));
        assertEquals(
                "root:own -> h:19530",
                credentialsAndAddress(new GivenLayers()
                        .argument(p -> p.uri("http://root:uris@h").password("own"))
                        .resolve()));
    }

    @Test
    void resolve_ownUser_doesNotTakeThePasswordOfAnother() {
        GivenLayers given =
                new GivenLayers().argument(p -> p.uri("http://root:uris@h").user("svc"));
        assertEquals(
                "password",
                assertThrows(ParameterException.class, given::resolve).parameter());
        given.argument(p -> p.uri("http://root:uris@h").user("root"));
        assertEquals("root:uris -> h:19530", credentialsAndAddress(given.resolve()));
    }

    @Test
    void resolve_uriWithPasswordAlone_fails() {
        assertEquals(
                "user is missing beside password (uri): give both, or an API key as token",
                assertThrows(
                                ParameterException.class,
                                () -> new GivenLayers()
                                        .argument(p -> p.uri("http://:pw@h"))
                                        .resolve())
                        .getMessage());
    }

    @Test
    void resolve_userOfUserInfoWithoutColon_isHidden() {
        GivenLayers given = new GivenLayers().argument(p -> p.uri("http://s3cret@h"));
        ParameterException e = assertThrows(ParameterException.class, given::resolve);
        assertEquals("password is missing beside user (uri): give both, or an API key as token", e.getMessage());
        var resolved =
                given.argument(p -> p.uri("http://s3cret@h").password("pw")).resolve();
        assertEquals("<hidden> (uri)", line(resolved, Parameters.USER));
        assertEquals("<hidden>", resolved.toMap().get("user"));
        assertFalse(resolved.describe().contains("s3cret"));
    }

    @Test
    void resolve_weakerLayerOfAnotherServer_contributesNothing() {
        var resolved = new GivenLayers()
                .argument(p -> p.address("new:1"))
                .alias(p -> p.uri("https://u:p@old:1/d")
                        .caPemPath("ca.pem")
                        .poolSize(1)
                        .userAgent("a"))
                .environment("MILVUS_URI", "u:p@env:1/e")
                .resolve();
        assertEquals("nobody -> new:1", credentialsAndAddress(resolved));
        for (var parameter : Parameters.all()) {
            boolean ours = parameter == Parameters.ALIAS || parameter == Parameters.ADDRESS;
            boolean parts = parameter == Parameters.HOST || parameter == Parameters.PORT;
            assertEquals(ours || parts, resolved.isGiven(parameter), parameter.name());
        }
    }

    @Test
    void resolve_weakerLayerWithoutAddress_contributes() {
        var resolved = new GivenLayers()
                .argument(p -> p.address("new:1"))
                .alias(p -> p.token("k").dbName("d"))
                .resolve();
        assertEquals("k -> new:1", credentialsAndAddress(resolved));
        assertEquals("d (alias)", line(resolved, Parameters.DB_NAME));
    }

    @Test
    void resolve_explicitCredentials_goWithTheAddressOfTheEnvironment() {
        var resolved = new GivenLayers()
                .argument(p -> p.token("k"))
                .environment("MILVUS_URI", "https://u:p@h/d")
                .resolve("books");
        assertEquals("k -> h:443", credentialsAndAddress(resolved));
        assertEquals("d (environment MILVUS_URI)", line(resolved, Parameters.DB_NAME));
    }

    @ParameterizedTest
    @CsvSource({
        "http://H, h:19530",
        "https://h, h:443",
        "http://[::1]:1, [0:0::1]:1",
        "http://127.0.0.1, 127.0.0.1:19530"
    })
    void resolve_sameServerInAnotherSpelling_isTheSame(String uri, String address) {
        var resolved = new GivenLayers()
                .argument(p -> p.address(address))
                .alias(p -> p.uri(uri).token("k"))
                .resolve();
        assertEquals("k", resolved.credentials().orElseThrow().reveal());
    }

    @ParameterizedTest
    @CsvSource({"http://localhost, 127.0.0.1:19530", "https://h, h:19530", "http://h, h:443", "a.db, h:1"})
    void resolve_otherServer_isAnother(String uri, String address) {
        var resolved = new GivenLayers()
                .argument(p -> p.address(address))
                .alias(p -> p.uri(uri).token("k"))
                .resolve();
        assertTrue(resolved.credentials().isEmpty());
    }

    @Test
    void credentials_supplied_areReadEachTime() {
        int[] reads = {0};
        var resolved = new GivenLayers()
                .argument(p -> p.user("u").password(() -> "p" + ++reads[0]))
                .resolve();
        assertEquals(0, reads[0], "resolution does not read");
        var credentials = resolved.credentials().orElseThrow();
        assertEquals("u:p1", credentials.reveal());
        assertEquals("u:p2", credentials.reveal());
        assertTrue(credentials.isSupplied());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:1", "127.0.0.1:1", "127.9.9.9:1", "[::1]:1", "LOCALHOST:1", "[::ffff:127.0.0.1]:1"})
    void sendsCredentialsInPlaintext_loopback_isFalse(String address) {
        assertFalse(plaintext(p -> p.address(address).token("k")));
    }

    @Test
    void sendsCredentialsInPlaintext_elsewhere_needsTls() {
        assertTrue(plaintext(p -> p.address("h:1").token("k")));
        assertTrue(plaintext(p -> p.uri("http://u:p@10.0.0.1")));
        assertTrue(plaintext(p -> p.address("localhost.example.com:1").token(() -> "k")));
        assertTrue(plaintext(p -> p.address("[::2]:1").token("k")));
        assertFalse(plaintext(p -> p.address("h:1")));
        assertFalse(plaintext(p -> p.uri("https://u:p@h")));
        assertFalse(plaintext(p -> p.address("h:1").token("k").caPemPath("ca.pem")));
        assertFalse(plaintext(p -> p.uri("a.db").token("k")));
    }

    private static boolean plaintext(Consumer<ConnectionParameters.Builder> steps) {
        return new GivenLayers().argument(steps).resolve().sendsCredentialsInPlaintext();
    }
}
