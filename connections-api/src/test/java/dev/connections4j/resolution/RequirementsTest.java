package dev.connections4j.resolution;

import static dev.connections4j.resolution.GivenLayers.line;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What several parameters must keep together: found when registering and when connecting. */
final class RequirementsTest {
    static Stream<Arguments> broken() {
        return Stream.of(
                broken(
                        "address names a:1, but host names b: give one server",
                        p -> p.address("a:1").host("b")),
                broken(
                        "address names a:1, but port names 2: give one server",
                        p -> p.address("a:1").port(2)),
                broken(
                        "address names a:1, but uri names b:1: give one server",
                        p -> p.address("a:1").uri("http://b:1")),
                broken(
                        "host names a, but uri names b: give one server",
                        p -> p.host("a").uri("https://b")),
                broken(
                        "port names 2, but uri names a:1: give one server",
                        p -> p.port(2).uri("http://a:1")),
                broken(
                        "host names a, but uri names /x/a.db: give one server",
                        p -> p.host("a").uri("/x/a.db")),
                broken(
                        "user is missing beside password (argument): give both, or an API key as token",
                        p -> p.password("s3cret")),
                broken(
                        "client_key_path is missing beside client_pem_path (argument): give both or neither",
                        p -> p.clientPemPath("c.pem")),
                broken(
                        "client_pem_path is missing beside client_key_path (argument): give both or neither",
                        p -> p.clientKeyPath("k.pem")),
                broken(
                        "trust_store_path (argument) stands instead of server_pem_path and ca_pem_path, but server_pem_path"
                                + " (argument) is given too: drop one of them",
                        p -> p.trustStorePath("t.p12").serverPemPath("s.pem")),
                broken(
                        "trust_store_path (argument) stands instead of server_pem_path and ca_pem_path, but ca_pem_path"
                                + " (argument) is given too: drop one of them",
                        p -> p.trustStorePath("t.p12")
                                .trustStorePassword("s3cret")
                                .caPemPath("ca.pem")),
                broken(
                        "key_store_path (argument) stands instead of client_pem_path and client_key_path, but"
                                + " client_pem_path (argument) is given too: drop one of them",
                        p -> p.keyStorePath("k.p12").clientPemPath("c.pem")),
                broken(
                        "key_store_path (argument) stands instead of client_pem_path and client_key_path, but"
                                + " client_key_path (argument) is given too: drop one of them",
                        p -> p.keyStorePath("k.p12").clientKeyPath("c.pem").clientKeyPassword("s3cret")),
                broken(
                        "client_key_path is missing beside client_key_password (argument), which is the password of that"
                                + " file: give both or neither",
                        p -> p.keyStorePath("k.p12").clientKeyPassword("s3cret")),
                broken(
                        "trust_store_path is missing beside trust_store_password (argument), which is the password of"
                                + " that file: give both or neither",
                        p -> p.caPemPath("ca.pem").trustStorePassword("s3cret")),
                broken(
                        "key_store_path is missing beside key_store_password (argument), which is the password of that"
                                + " file: give both or neither",
                        p -> p.keyStorePassword("s3cret")),
                broken(
                        "ssl_context stands instead of the TLS files, but trust_store_path is given too (argument)",
                        p -> p.sslContext(context()).trustStorePath("t.p12")),
                broken(
                        "ssl_context stands instead of the TLS files, but key_store_path is given too (argument)",
                        p -> p.sslContext(context()).keyStorePath("k.p12").keyStorePassword("s3cret")),
                broken(
                        "secure is false (argument), but trust_store_path (argument) means TLS: drop one of them",
                        p -> p.secure(false).trustStorePath("t.p12").trustStorePassword("s3cret")),
                broken(
                        "secure is false (argument), but key_store_path (argument) means TLS: drop one of them",
                        p -> p.secure(false).keyStorePath("k.p12")),
                broken(
                        "ssl_context stands instead of the TLS files, but ca_pem_path is given too (argument)",
                        p -> p.sslContext(context()).caPemPath("ca.pem")),
                broken(
                        "secure is false (argument), but https in uri (uri) means TLS: drop one of them",
                        p -> p.secure(false).uri("https://h")),
                broken(
                        "secure is false (argument), but ca_pem_path (argument) means TLS: drop one of them",
                        p -> p.secure(false).caPemPath("ca.pem")),
                broken(
                        "secure is false (argument), but server_pem_path (argument) means TLS: drop one of them",
                        p -> p.secure(false).serverPemPath("s.pem")),
                broken(
                        "secure is false (argument), but client_pem_path (argument) means TLS: drop one of them",
                        p -> p.secure(false).clientPemPath("c.pem").clientKeyPath("k.pem")),
                broken(
                        "secure is false (argument), but ssl_context (argument) means TLS: drop one of them",
                        p -> p.secure(false).sslContext(context())),
                broken(
                        "pool_size must be 1 with pool Singleton, was 2; more needs pool QueuePool or SingletonThread",
                        p -> p.poolSize(2)),
                broken(
                        "pool_size must be 1 with pool Singleton, was 2; more needs pool QueuePool or SingletonThread",
                        p -> p.poolSize(2).pool("Singleton")));
    }

    private static Arguments broken(String message, Consumer<ConnectionParameters.Builder> steps) {
        return Arguments.of(message, steps);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void checkAndResolve_brokenSet_fail(String message, Consumer<ConnectionParameters.Builder> steps) {
        GivenLayers given = new GivenLayers().argument(steps);
        assertEquals(
                message, assertThrows(ParameterException.class, given::resolve).getMessage());
        ConnectionParameters set = ConnectionParameters.of(steps);
        assertEquals(
                message,
                assertThrows(ParameterException.class, () -> given.resolver().check("books", set))
                        .getMessage());
    }

    static Stream<Consumer<ConnectionParameters.Builder>> sound() {
        return Stream.of(
                p -> {},
                p -> p.user("u"),
                p -> p.address("A:1").host("a").port(1).uri("http://a:1/d"),
                p -> p.uri("http://a").port(7),
                p -> p.uri("https://a").address("a:443"),
                p -> p.caPemPath("ca.pem").serverPemPath("s.pem"),
                p -> p.clientPemPath("c.pem").clientKeyPath("k.pem"),
                p -> p.clientPemPath("c.pem").clientKeyPath("k.pem").clientKeyPassword("s3cret"),
                p -> p.trustStorePath("t.p12"),
                p -> p.trustStorePath("t.p12").trustStorePassword("s3cret").keyStorePath("k.jks"),
                p -> p.caPemPath("ca.pem").keyStorePath("k.p12").keyStorePassword("s3cret"),
                p -> p.trustStorePath("t.p12").clientPemPath("c.pem").clientKeyPath("k.pem"),
                p -> p.secure(false),
                p -> p.uri("http://a").secure(true),
                p -> p.pool("QueuePool").poolSize(4),
                p -> p.pool("SingletonThread"),
                p -> p.poolSize(1),
                p -> p.handler("GRPC"));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void check_soundSet_passes(Consumer<ConnectionParameters.Builder> steps) {
        assertDoesNotThrow(() -> new GivenLayers().resolver().check("books", ConnectionParameters.of(steps)));
    }

    @Test
    void resolve_userWithoutPassword_failsOnlyThere() {
        GivenLayers given = new GivenLayers().alias(p -> p.address("h:1").user("u"));
        ParameterException e = assertThrows(ParameterException.class, given::resolve);
        assertEquals("password is missing beside user (alias): give both, or an API key as token", e.getMessage());
        assertEquals("password", e.parameter());
    }

    @Test
    void handler_other_isUnsupported() {
        String message = "handler 'HTTP' is not supported; supported handlers: GRPC";
        ConnectionParameters set = ConnectionParameters.of(p -> p.handler("HTTP"));
        Resolver resolver = new GivenLayers().resolver();
        assertEquals(
                message,
                assertThrows(UnsupportedOperationException.class, () -> resolver.check("books", set))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(
                                UnsupportedOperationException.class,
                                () -> resolver.resolve("books", set, ConnectionParameters.none()))
                        .getMessage());
    }

    @Test
    void resolve_tlsFileOrHttps_impliesSecure() {
        assertEquals(
                "true (alias)",
                line(
                        new GivenLayers()
                                .alias(p -> p.address("h:1").caPemPath("ca.pem"))
                                .resolve(),
                        Parameters.SECURE));
        assertEquals(
                "true (argument)",
                line(
                        new GivenLayers()
                                .argument(p -> p.uri("http://h").secure(true))
                                .resolve(),
                        Parameters.SECURE));
        assertEquals(
                "false (default)",
                line(
                        new GivenLayers()
                                .argument(p -> p.uri("http://h").serverName("n"))
                                .resolve(),
                        Parameters.SECURE));
    }

    @Test
    void resolve_storeOfOneLayerBesidePemOfAnother_namesBothSources() {
        GivenLayers given = new GivenLayers()
                .argument(p -> p.trustStorePath("t.p12"))
                .alias(p -> p.address("h:1").caPemPath("ca.pem"));
        ParameterException e = assertThrows(ParameterException.class, given::resolve);
        assertEquals(
                "trust_store_path (argument) stands instead of server_pem_path and ca_pem_path, but ca_pem_path (alias)"
                        + " is given too: drop one of them",
                e.getMessage());
        assertEquals("trust_store_path", e.parameter());
    }

    @Test
    void resolve_passwordOfOneLayerAndStoreOfAnother_belongTogether() {
        var resolved = new GivenLayers()
                .argument(p -> p.keyStorePassword("s3cret"))
                .alias(p -> p.address("h:1").keyStorePath("k.p12"))
                .resolve();
        assertEquals("k.p12 (alias)", line(resolved, Parameters.KEY_STORE_PATH));
        assertEquals("<hidden> (argument)", line(resolved, Parameters.KEY_STORE_PASSWORD));
        assertEquals("s3cret", resolved.get(Parameters.KEY_STORE_PASSWORD).reveal());
        assertFalse(resolved.describe().contains("s3cret"));
        assertEquals("k.p12", resolved.toMap().get("key_store_path").toString());
        assertFalse(resolved.toMap().containsKey("key_store_password"));
    }

    @Test
    void resolve_falseOfOneLayerBesideTlsOfAnother_fails() {
        GivenLayers given = new GivenLayers()
                .argument(p -> p.secure(false))
                .alias(p -> p.address("h:1").caPemPath("ca.pem"));
        assertEquals(
                "secure is false (argument), but ca_pem_path (alias) means TLS: drop one of them",
                assertThrows(ParameterException.class, given::resolve).getMessage());
    }

    @Test
    void resolve_strongerHttp_isNotMadeTlsByWeakerHttps() {
        var resolved = new GivenLayers()
                .argument(p -> p.uri("http://h:443"))
                .alias(p -> p.uri("https://h/d"))
                .resolve();
        assertEquals("false (default)", line(resolved, Parameters.SECURE));
        assertEquals("d (alias)", line(resolved, Parameters.DB_NAME));
    }

    private static SSLContext context() {
        try {
            return SSLContext.getDefault();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
