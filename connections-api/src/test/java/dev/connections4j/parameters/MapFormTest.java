package dev.connections4j.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ParameterException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The map form: text is parsed for every type, and what is accepted beside text. */
final class MapFormTest {
    static Stream<Arguments> accepted() {
        Supplier<String> supplier = () -> "t";
        return Stream.of(
                Arguments.of("address", " H:19530 ", new HostPort("h", 19530)),
                Arguments.of("address", "[::1]:1", new HostPort("::1", 1)),
                Arguments.of("address", "[0:0:0:0:0:0:0:1]:1", new HostPort("::1", 1)),
                Arguments.of("address", "my_milvus-1.svc:65535", new HostPort("my_milvus-1.svc", 65535)),
                Arguments.of("host", " Milvus ", "milvus"),
                Arguments.of("host", "::1", "::1"),
                Arguments.of("host", "[::1]", "::1"),
                Arguments.of("host", "2001:DB8:0:0:1::9", "2001:db8::1:0:0:9"),
                Arguments.of("host", "::ffff:127.0.0.1", "::ffff:7f00:1"),
                Arguments.of("host", "fe80::1%eth0", "fe80::1%eth0"),
                Arguments.of("host", "255.255.255.255", "255.255.255.255"),
                Arguments.of("port", "19530", 19530),
                Arguments.of("port", 1L, 1),
                Arguments.of("user", 42, "42"),
                Arguments.of("password", 1234567890123L, Secret.of("1234567890123")),
                Arguments.of("token", 7, Secret.of("7")),
                Arguments.of("token", supplier, Secret.from(supplier)),
                Arguments.of("password", supplier, Secret.from(supplier)),
                Arguments.of("secure", "True", true),
                Arguments.of("secure", false, false),
                Arguments.of("wait_for_ready", " true ", true),
                Arguments.of("ca_pem_path", "ca.pem", Path.of("ca.pem")),
                Arguments.of("ca_pem_path", Path.of("ca.pem"), Path.of("ca.pem")),
                Arguments.of("trust_store_path", "t.p12", Path.of("t.p12")),
                Arguments.of("trust_store_password", "s3cret", Secret.of("s3cret")),
                Arguments.of("key_store_path", "k.jks", Path.of("k.jks")),
                Arguments.of("key_store_password", Secret.of("s3cret"), Secret.of("s3cret")),
                Arguments.of("client_key_password", "s3cret", Secret.of("s3cret")),
                Arguments.of("timeout", 10, Duration.ofSeconds(10)),
                Arguments.of("timeout", 2.5, Duration.ofMillis(2500)),
                Arguments.of("timeout", new BigDecimal("0.001"), Duration.ofMillis(1)),
                Arguments.of("timeout", Duration.ofSeconds(3), Duration.ofSeconds(3)),
                Arguments.of("timeout", 3600, Duration.ofHours(1)),
                Arguments.of("timeout", "10000ms", Duration.ofSeconds(10)),
                Arguments.of("timeout", "3601s", Duration.ofSeconds(3601)),
                Arguments.of("timeout", "PT2H", Duration.ofHours(2)),
                Arguments.of("timeout", Duration.ofDays(1), Duration.ofDays(1)),
                Arguments.of("keep_alive_time", 3600, Duration.ofHours(1)),
                Arguments.of("idle_timeout", "2592000", Duration.ofDays(30)),
                Arguments.of("idle_timeout", "31d", Duration.ofDays(31)),
                Arguments.of("max_inbound_message_size", "1048576", 1 << 20),
                Arguments.of("max_inbound_message_size", "256MiB", 256 << 20),
                Arguments.of("max_inbound_message_size", " 256 MiB ", 256 << 20),
                Arguments.of("max_inbound_message_size", "64KiB", 64 << 10),
                Arguments.of("max_inbound_message_size", "1GiB", 1 << 30),
                Arguments.of("pool_size", "4", 4),
                Arguments.of("pool", "QueuePool", Pool.QUEUE_POOL),
                Arguments.of("option", "a=1,b=x=y, c=", Map.of("a", "1", "b", "x=y", "c", "")),
                Arguments.of("option", Map.of("a", "1"), Map.of("a", "1")),
                Arguments.of("proxy_address", "x:3128", new ProxyAddress(new HostPort("x", 3128), null, null)),
                Arguments.of("proxy_address", "http://x", new ProxyAddress(new HostPort("x", 80), null, null)),
                Arguments.of(
                        "proxy_address",
                        "HTTP://u%40d:p%3a@w@[::1]:3128/",
                        new ProxyAddress(new HostPort("::1", 3128), "u@d", Secret.of("p:@w"))),
                Arguments.of("server_name", "Milvus.example.com", "milvus.example.com"),
                Arguments.of("interceptors", List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void fromMap_value_isParsed(String name, Object given, Object expected) {
        Parameter<?> parameter = Parameters.find(name).orElseThrow();
        assertEquals(
                expected,
                ConnectionParameters.fromMap(Map.of(name, given))
                        .find(parameter)
                        .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, 2.5",
        "10s, 10",
        "1h, 3600",
        "500ms, 0.5",
        "3 m, 180",
        "2min, 120",
        "1d, 86400",
        "PT1M30S, 90",
        "pt10s, 10",
        "0.25s, 0.25",
        "10S, 10",
        "100ns, 0.0000001"
    })
    void duration_text_isParsed(String text, BigDecimal seconds) {
        Duration expected = Duration.ofNanos(seconds.movePointRight(9).longValueExact());
        assertEquals(expected, Parameters.TIMEOUT.parse(text));
        assertEquals(expected, Parameters.TIMEOUT.parse(Parameters.TIMEOUT.show(expected)), "shown, it parses again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user",
                "password",
                "token",
                "db_name",
                "secure",
                "server_pem_path",
                "client_key_password",
                "trust_store_path",
                "trust_store_password",
                "key_store_path",
                "key_store_password",
                "timeout",
                "pool",
                "pool_size",
                "option",
                "handler",
                "transport",
                "proxy_address",
                "user_agent",
                "ssl_context",
                "interceptors",
                "executor"
            })
    void fromMap_nullOrBlank_countsAsNotGiven(String name) {
        for (String blank : Arrays.asList(null, "", " \t\n")) {
            assertEquals(
                    ConnectionParameters.none(), ConnectionParameters.fromMap(Collections.singletonMap(name, blank)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "uri", "host", "port", "alias"})
    void fromMap_nullOrBlankServer_fails(String name) {
        for (String blank : Arrays.asList(null, "", "  ")) {
            ParameterException e = assertThrows(
                    ParameterException.class,
                    () -> ConnectionParameters.fromMap(Collections.singletonMap(name, blank)));
            assertEquals(name + (blank == null ? " must not be null" : " must not be blank"), e.getMessage());
            assertEquals(name, e.parameter());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dbName, db_name",
        "db_nam, db_name",
        "tokn, token",
        "URI, uri",
        "adress, address",
        "waitForRaedy, wait_for_ready",
        "serverPemPath, server_pem_path",
        "truststore_path, trust_store_path",
        "keystore_password, key_store_password",
        "clientKeyPassword, client_key_password",
        "keepalive_time, keep_alive_time",
        "hots, host",
        "passwrod, password",
        "db-name, db_name",
        "usr, user",
        "proxy, proxy_address"
    })
    void fromMap_unknownName_failsWithTheNearest(String typed, String nearest) {
        ParameterException e =
                assertThrows(ParameterException.class, () -> ConnectionParameters.fromMap(Map.of(typed, "x")));
        assertEquals("unknown parameter '" + typed + "', did you mean " + nearest + "?", e.getMessage());
        assertEquals(typed, e.parameter());
    }

    @Test
    void fromMap_unknownNameWithLineBreak_isEscaped() {
        ParameterException e =
                assertThrows(ParameterException.class, () -> ConnectionParameters.fromMap(Map.of("db\nname", "x")));
        assertEquals("unknown parameter 'db\\u000aname', did you mean db_name?", e.getMessage());
    }

    @Test
    void fromMap_async_namesTheCallInItsPlace() {
        ParameterException e =
                assertThrows(ParameterException.class, () -> ConnectionParameters.fromMap(Map.of("_async", true)));
        assertEquals("_async is no parameter: call connectAsync, which gives a CompletableFuture", e.getMessage());
        assertEquals("_async", e.parameter());
    }
}
