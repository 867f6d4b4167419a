package dev.connections4j.resolution;

import static dev.connections4j.resolution.GivenLayers.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What resolved parameters show of themselves, and when two sets differ. */
final class ResolvedTest {
    private static final SSLContext CONTEXT = context();
    private static final SSLContext OTHER_CONTEXT = context();
    private static final Executor EXECUTOR = new Inline();
    private static final ClientInterceptor ONE = new Passing();
    private static final ClientInterceptor TWO = new Passing();

    static Stream<Arguments> different() {
        return Stream.of(
                different(List.of("address"), p -> p.address("h:1"), p -> p.address("h:2")),
                different(List.of("address"), p -> p.uri("a.db"), p -> p.uri("b.db")),
                different(List.of("address", "secure"), p -> p.uri("http://h"), p -> p.uri("https://h")),
                different(
                        List.of("user", "password"),
                        p -> p.user("a").password("b"),
                        p -> p.token("k").token(" ")),
                different(List.of("token"), p -> p.token("a"), p -> p.token("b")),
                different(List.of("token"), p -> p.token("a"), p -> p.token(() -> "a")),
                different(List.of("db_name"), p -> p.dbName("a"), p -> p.host("localhost")),
                different(List.of("secure", "ca_pem_path"), p -> p.caPemPath("a"), p -> p.host("localhost")),
                different(List.of("ca_pem_path"), p -> p.caPemPath("a"), p -> p.caPemPath("b")),
                different(
                        List.of("client_key_password"),
                        p -> p.clientPemPath("c").clientKeyPath("k").clientKeyPassword("a"),
                        p -> p.clientPemPath("c").clientKeyPath("k").clientKeyPassword("b")),
                different(
                        List.of("trust_store_path", "trust_store_password"),
                        p -> p.trustStorePath("a").trustStorePassword("a"),
                        p -> p.trustStorePath("b")),
                different(List.of("ssl_context"), p -> p.sslContext(CONTEXT), p -> p.sslContext(OTHER_CONTEXT)),
                different(List.of("executor"), p -> p.executor(EXECUTOR), p -> p.executor(new Inline())),
                different(
                        List.of("interceptors"), p -> p.interceptors(List.of(ONE)), p -> p.interceptors(List.of(TWO))),
                different(
                        List.of("keep_alive", "idle_timeout", "pool", "pool_size"),
                        p -> p.keepAlive(true).idleTimeout(Duration.ofHours(1)),
                        p -> p.pool("QueuePool").poolSize(2)),
                different(List.of("option"), p -> p.option(Map.of("a", "b")), p -> p.option(Map.of("a", "c"))),
                different(
                        List.of("proxy_address"),
                        p -> p.proxyAddress("http://u:a@x:1"),
                        p -> p.proxyAddress("http://u:b@x:1")));
    }

    static Stream<Arguments> same() {
        List<String> none = List.of();
        return Stream.of(
                different(none, p -> p.uri("http://H"), p -> p.address("h:19530")),
                different(
                        none,
                        p -> p.keyStorePath("a/../k.p12").keyStorePassword("s3cret"),
                        p -> p.keyStorePath("k.p12").keyStorePassword("s3cret")),
                different(
                        none,
                        p -> p.uri("http://u:p@h/d"),
                        p -> p.host("h").user("u").password("p").dbName("d")),
                different(
                        none,
                        p -> p.timeout(Duration.ofSeconds(1)),
                        p -> p.waitForReady(true).eager(false)),
                different(none, p -> p.token(() -> "a"), p -> p.token(() -> "b")),
                different(
                        none,
                        p -> p.caPemPath("./a/../b"),
                        p -> p.caPemPath(Path.of("b").toAbsolutePath())),
                different(none, p -> p.sslContext(CONTEXT), p -> p.sslContext(CONTEXT)),
                different(none, p -> p.executor(EXECUTOR), p -> p.executor(EXECUTOR)),
                different(none, p -> p.interceptors(List.of(ONE, TWO)), p -> p.interceptors(List.of(ONE, TWO))),
                different(none, p -> p.uri("./a.db"), p -> p.uri("b/../a.db")),
                different(none, p -> p.keepAliveTimeout(Duration.ofSeconds(5)), p -> p.poolSize(1)));
    }

    private static Arguments different(
            List<String> names,
            Consumer<ConnectionParameters.Builder> one,
            Consumer<ConnectionParameters.Builder> other) {
        return Arguments.of(names, one, other);
    }

    @ParameterizedTest
    @MethodSource({"different", "same"})
    void differences_twoSets_areNamed(
            List<String> names,
            Consumer<ConnectionParameters.Builder> one,
            Consumer<ConnectionParameters.Builder> other) {
        ResolvedParameters first = new GivenLayers().argument(one).resolve();
        ResolvedParameters second = new GivenLayers().argument(other).resolve();
        assertEquals(names, first.differences(second));
        assertEquals(names, second.differences(first));
        assertEquals(List.of(), first.differences(new GivenLayers().alias(one).resolve()), "the source does not count");
    }

    @Test
    void toMap_resolved_hasWhatIsNotSecret() {
        Map<String, Object> shown = new GivenLayers()
                .argument(p -> p.uri("https://me:s3cret@h/d")
                        .proxyAddress("http://x:s3cret@y:1")
                        .option(Map.of("k", "s3cret"))
                        .timeout(Duration.ofSeconds(3)))
                .resolve("books")
                .toMap();
        assertEquals(
                List.of("address", "user", "db_name", "secure"),
                shown.keySet().stream().limit(4).toList());
        assertEquals("h:443", shown.get("address"));
        assertEquals("me", shown.get("user"));
        assertEquals("d", shown.get("db_name"));
        assertEquals(true, shown.get("secure"));
        assertEquals(Duration.ofSeconds(3), shown.get("timeout"));
        assertEquals("https://<hidden>@h:443/d", shown.get("uri"));
        assertEquals("y:1", shown.get("proxy_address"));
        assertEquals("Singleton", shown.get("pool"));
        assertFalse(shown.containsKey("password") || shown.containsKey("option"));
        assertFalse(shown.toString().contains("s3cret"), shown.keySet()::toString);
        assertThrows(UnsupportedOperationException.class, shown::clear);
    }

    @Test
    void toMap_registered_makesNoAddressUp() {
        Resolver resolver = new GivenLayers().environment("MILVUS_URI", "env:1").resolver();
        var shown = resolver.toMap("books", ConnectionParameters.of(p -> p.user("u")));
        assertFalse(shown.containsKey("address") || shown.containsKey("host"));
        assertEquals("u", shown.get("user"));
        assertEquals("default", shown.get("db_name"));
        assertEquals(false, shown.get("secure"));
        assertEquals(Duration.ofSeconds(10), shown.get("timeout"));
        var lite = resolver.toMap("books", ConnectionParameters.of(p -> p.uri("a.db")));
        assertEquals(Path.of("a.db").toAbsolutePath().toString(), lite.get("address"));
        assertEquals("", lite.get("user"));
    }

    @Test
    void address_set_isItsOwnOrNone() {
        Resolver resolver = new GivenLayers().environment("MILVUS_URI", "env:1").resolver();
        assertEquals(Optional.empty(), resolver.address(ConnectionParameters.none()));
        assertEquals(
                Optional.of(new HostPort("localhost", 7)), resolver.address(ConnectionParameters.of(p -> p.port(7))));
    }

    @Test
    void lines_everyParameter_hasOne() {
        ResolvedParameters resolved = new GivenLayers().resolve();
        List<String> shown = resolved.lines().stream()
                .map(ResolvedParameters.Line::parameter)
                .toList();
        List<String> declared = Parameters.all().stream()
                .map(parameter -> parameter.name())
                .filter(name -> !name.equals("uri"))
                .toList();
        assertEquals(declared, shown);
        assertEquals(" (default)", line(resolved, Parameters.PASSWORD));
        assertEquals("24h (default)", line(resolved, Parameters.IDLE_TIMEOUT));
        assertTrue(resolved.describe().contains("\nport = 19530 (default)\n"), resolved::describe);
    }

    @Test
    void lines_litePath_hasItsSource() {
        String path = Path.of("a.db").toAbsolutePath().toString();
        ResolvedParameters resolved =
                new GivenLayers().argument(p -> p.uri("a.db")).resolve();
        assertEquals(path + " (uri)", line(resolved, Parameters.ADDRESS));
        assertEquals(path + " (argument)", line(resolved, Parameters.URI));
        assertEquals("no line", line(resolved, Parameters.HOST));
        assertEquals(
                path + " (environment MILVUS_URI)",
                line(new GivenLayers().environment("MILVUS_URI", "a.db").resolve(), Parameters.ADDRESS));
    }

    @Test
    void address_relativeLitePath_beginsAtTheRegistrysDirectory(@TempDir Path folder) {
        String path = folder.resolve("a.db").toString();
        GivenLayers given = new GivenLayers()
                .dotEnv(folder)
                .argument(p -> p.uri("./a.db"))
                .alias(p -> p.uri(path).dbName("books"));
        assertEquals(path, given.resolve().address().toString());
        assertEquals(path + " (argument)", line(given.resolve(), Parameters.URI));
        assertEquals("books (alias)", line(given.resolve(), Parameters.DB_NAME));
        assertEquals(
                path,
                given.resolver()
                        .toMap("books", ConnectionParameters.of(p -> p.uri("a.db")))
                        .get("address"));
    }

    private static SSLContext context() {
        try {
            return SSLContext.getInstance("TLS");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Inline implements Executor {
        @Override
        public void execute(Runnable command) {
            command.run();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Inline;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private static final class Passing implements ClientInterceptor {
        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            return next.newCall(method, options);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Passing;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
