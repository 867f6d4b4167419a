package dev.connections4j.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import io.grpc.ClientInterceptor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BuilderTest {
    @ParameterizedTest
    @MethodSource("declarations")
    void builder_everyDeclaration_hasAMethod(Parameter<?> parameter) {
        assertTrue(
                methods().anyMatch(method -> method.getName().equals(parameter.javaName())),
                "the builder has no method " + parameter.javaName());
    }

    @Test
    void builder_everyMethod_belongsToADeclaration() {
        List<String> names = Parameters.all().stream().map(Parameter::javaName).toList();
        assertEquals(
                List.of(),
                methods()
                        .map(Method::getName)
                        .filter(name -> !name.equals("set") && !names.contains(name))
                        .toList());
    }

    private static Stream<Method> methods() {
        return Arrays.stream(ConnectionParameters.Builder.class.getMethods())
                .filter(method -> method.getReturnType().equals(ConnectionParameters.Builder.class))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 1);
    }

    static List<Parameter<?>> declarations() {
        return Parameters.all();
    }

    private static final SSLContext CONTEXT = context();
    private static final Executor EXECUTOR = Runnable::run;
    private static final ClientInterceptor INTERCEPTOR = interceptor();
    private static final Supplier<String> SUPPLIER = "s3cret"::toString;

    static Stream<Arguments> values() {
        return Stream.of(
                value(p -> p.alias("books"), Parameters.ALIAS, "books"),
                value(p -> p.address("h:1"), Parameters.ADDRESS, new HostPort("h", 1)),
                value(p -> p.uri("tcp://h:1"), Parameters.URI, MilvusUri.parse("tcp://h:1")),
                value(p -> p.uri(URI.create("tcp://h:1")), Parameters.URI, MilvusUri.parse("tcp://h:1")),
                value(p -> p.uri(Path.of("a.db")), Parameters.URI, MilvusUri.parse("a.db")),
                value(p -> p.host("H"), Parameters.HOST, "h"),
                value(p -> p.port(1), Parameters.PORT, 1),
                value(p -> p.port("65535"), Parameters.PORT, 65535),
                value(p -> p.user("u"), Parameters.USER, "u"),
                value(p -> p.password("s3cret"), Parameters.PASSWORD, Secret.of("s3cret")),
                value(p -> p.password(SUPPLIER), Parameters.PASSWORD, Secret.from(SUPPLIER)),
                value(p -> p.token("s3cret"), Parameters.TOKEN, Secret.of("s3cret")),
                value(p -> p.token(SUPPLIER), Parameters.TOKEN, Secret.from(SUPPLIER)),
                value(p -> p.dbName("d"), Parameters.DB_NAME, "d"),
                value(p -> p.secure(true), Parameters.SECURE, true),
                value(p -> p.serverPemPath("s.pem"), Parameters.SERVER_PEM_PATH, Path.of("s.pem")),
                value(p -> p.serverPemPath(Path.of("s.pem")), Parameters.SERVER_PEM_PATH, Path.of("s.pem")),
                value(p -> p.caPemPath("c.pem"), Parameters.CA_PEM_PATH, Path.of("c.pem")),
                value(p -> p.caPemPath(Path.of("c.pem")), Parameters.CA_PEM_PATH, Path.of("c.pem")),
                value(p -> p.clientPemPath("c.pem"), Parameters.CLIENT_PEM_PATH, Path.of("c.pem")),
                value(p -> p.clientPemPath(Path.of("c.pem")), Parameters.CLIENT_PEM_PATH, Path.of("c.pem")),
                value(p -> p.clientKeyPath("k.pem"), Parameters.CLIENT_KEY_PATH, Path.of("k.pem")),
                value(p -> p.clientKeyPath(Path.of("k.pem")), Parameters.CLIENT_KEY_PATH, Path.of("k.pem")),
                value(p -> p.clientKeyPassword("s3cret"), Parameters.CLIENT_KEY_PASSWORD, Secret.of("s3cret")),
                value(p -> p.trustStorePath("t.p12"), Parameters.TRUST_STORE_PATH, Path.of("t.p12")),
                value(p -> p.trustStorePath(Path.of("t.p12")), Parameters.TRUST_STORE_PATH, Path.of("t.p12")),
                value(p -> p.trustStorePassword("s3cret"), Parameters.TRUST_STORE_PASSWORD, Secret.of("s3cret")),
                value(p -> p.keyStorePath("k.jks"), Parameters.KEY_STORE_PATH, Path.of("k.jks")),
                value(p -> p.keyStorePath(Path.of("k.jks")), Parameters.KEY_STORE_PATH, Path.of("k.jks")),
                value(p -> p.keyStorePassword("s3cret"), Parameters.KEY_STORE_PASSWORD, Secret.of("s3cret")),
                value(p -> p.serverName("n"), Parameters.SERVER_NAME, "n"),
                value(p -> p.sslContext(CONTEXT), Parameters.SSL_CONTEXT, CONTEXT),
                value(
                        p -> p.proxyAddress("http://u:s3cret@x:3128"),
                        Parameters.PROXY_ADDRESS,
                        new ProxyAddress(new HostPort("x", 3128), "u", Secret.of("s3cret"))),
                value(p -> p.timeout(Duration.ofSeconds(1)), Parameters.TIMEOUT, Duration.ofSeconds(1)),
                value(p -> p.waitForReady(true), Parameters.WAIT_FOR_READY, true),
                value(p -> p.keepAlive(true), Parameters.KEEP_ALIVE, true),
                value(p -> p.keepAliveTime(Duration.ofSeconds(10)), Parameters.KEEP_ALIVE_TIME, Duration.ofSeconds(10)),
                value(
                        p -> p.keepAliveTimeout(Duration.ofSeconds(1)),
                        Parameters.KEEP_ALIVE_TIMEOUT,
                        Duration.ofSeconds(1)),
                value(p -> p.keepAliveWithoutCalls(false), Parameters.KEEP_ALIVE_WITHOUT_CALLS, false),
                value(p -> p.idleTimeout(Duration.ofHours(1)), Parameters.IDLE_TIMEOUT, Duration.ofHours(1)),
                value(p -> p.rpcDeadline(Duration.ofHours(1)), Parameters.RPC_DEADLINE, Duration.ofHours(1)),
                value(p -> p.maxInboundMessageSize(1), Parameters.MAX_INBOUND_MESSAGE_SIZE, 1),
                value(p -> p.userAgent("books/1"), Parameters.USER_AGENT, "books/1"),
                value(p -> p.option(Map.of("a", "s3cret")), Parameters.OPTION, Map.of("a", "s3cret")),
                value(p -> p.handler("HTTP"), Parameters.HANDLER, "HTTP"),
                value(p -> p.pool(Pool.QUEUE_POOL), Parameters.POOL, Pool.QUEUE_POOL),
                value(p -> p.pool("SingletonThread"), Parameters.POOL, Pool.SINGLETON_THREAD),
                value(p -> p.poolSize(3), Parameters.POOL_SIZE, 3),
                value(p -> p.transport("netty"), Parameters.TRANSPORT, "netty"),
                value(p -> p.eager(false), Parameters.EAGER, false),
                value(p -> p.interceptors(List.of(INTERCEPTOR)), Parameters.INTERCEPTORS, List.of(INTERCEPTOR)),
                value(p -> p.executor(EXECUTOR), Parameters.EXECUTOR, EXECUTOR));
    }

    private static <T> Arguments value(
            Consumer<ConnectionParameters.Builder> step, Parameter<T> parameter, Object expected) {
        return Arguments.of(step, parameter, expected);
    }

    @ParameterizedTest
    @MethodSource("values")
    void builder_step_setsItsParameterAlone(
            Consumer<ConnectionParameters.Builder> step, Parameter<?> parameter, Object expected) {
        ConnectionParameters set = ConnectionParameters.of(step);
        assertEquals(Optional.of(expected), set.find(parameter));
        assertEquals(1, set.given().size());
        assertEquals(set, ConnectionParameters.of(step));
        assertEquals(set.hashCode(), ConnectionParameters.of(step).hashCode());
        assertFalse(set.toString().contains("s3cret"), "a secret is shown");
    }

    @Test
    void values_coverEveryDeclaration() {
        List<Object> covered = values().map(arguments -> arguments.get()[1]).toList();
        assertEquals(
                List.of(),
                Parameters.all().stream().filter(p -> !covered.contains(p)).toList());
    }

    @Test
    void toString_set_showsNamesAndHidesSecrets() {
        ConnectionParameters set = ConnectionParameters.of(p -> p.token("s3cret")
                .uri("http://me:s3cret@h:1/d")
                .proxyAddress("http://me:s3cret@x:3")
                .option(Map.of("k", "s3cret"))
                .timeout(Duration.ofMinutes(2)));
        assertEquals(
                "{uri=http://<hidden>@h:1/d, token=<hidden>, timeout=2m, proxy_address=x:3, option=<hidden>}",
                set.toString());
    }

    @Test
    void builder_lastValue_counts() {
        ConnectionParameters set = ConnectionParameters.of(
                p -> p.user("a").user("b").dbName("d").dbName(" ").token("t").token((String) null));
        assertEquals("{user=b}", set.toString());
    }

    @Test
    void equals_otherSecret_differs() {
        assertNotEquals(ConnectionParameters.of(p -> p.token("a")), ConnectionParameters.of(p -> p.token("b")));
        assertNotEquals(ConnectionParameters.of(p -> p.token("a")), ConnectionParameters.of(p -> p.token(() -> "a")));
        assertEquals(
                ConnectionParameters.of(p -> p.token(() -> "b")), ConnectionParameters.of(p -> p.token(() -> "a")));
    }

    @Test
    void builder_mutableInput_isCopied() {
        Map<String, String> option = new java.util.HashMap<>(Map.of("k", "v"));
        ConnectionParameters set = ConnectionParameters.of(p -> p.option(option));
        option.clear();
        assertEquals(Map.of("k", "v"), set.find(Parameters.OPTION).orElseThrow());
    }

    @Test
    void supplier_wrongValue_failsWhenRead() {
        Secret none = ConnectionParameters.of(p -> p.token(() -> null))
                .find(Parameters.TOKEN)
                .orElseThrow();
        assertEquals(
                "the supplier of token must give text, gave null",
                assertThrows(ParameterException.class, none::reveal).getMessage());
        IllegalStateException cause = new IllegalStateException("vault");
        Secret failing = ConnectionParameters.of(p -> p.token(() -> {
                    throw cause;
                }))
                .find(Parameters.TOKEN)
                .orElseThrow();
        assertSame(cause, assertThrows(IllegalStateException.class, failing::reveal));
    }

    private static ClientInterceptor interceptor() {
        return new ClientInterceptor() {
            @Override
            public <Q, A> io.grpc.ClientCall<Q, A> interceptCall(
                    io.grpc.MethodDescriptor<Q, A> method, io.grpc.CallOptions options, io.grpc.Channel next) {
                return next.newCall(method, options);
            }
        };
    }

    private static SSLContext context() {
        try {
            return SSLContext.getDefault();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
