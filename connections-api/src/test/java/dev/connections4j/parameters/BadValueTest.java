package dev.connections4j.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ParameterException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each wrong value and what its message says. */
final class BadValueTest {
    static Stream<Arguments> wrong() {
        String port = "port must be a number from 1 to 65535, was ";
        String hostPort = "address must have a port that is a number from 1 to 65535, was ";
        String duration = " must be a positive duration: seconds, 2.5, 10s, 1h or PT10S, was ";
        String several = " names several servers: give one, and each other one to an alias of its own";
        String placeholder = " still holds a placeholder, as <your-cluster> or ${HOST}: put your own value there";
        String quoted = " begins or ends with a quotation mark: leave the quotes out, they are part of the value here";
        String bare = " without a unit is seconds, at most 1h, was ";
        String header = " must be printable ASCII without outer blanks, was ";
        String map = "option must be a map of text to text, or name=value,name=value";
        return Stream.of(
                Arguments.of("port", 0, port + "'0'"),
                Arguments.of("port", 65536, port + "'65536'"),
                Arguments.of("port", -1, port + "'-1'"),
                Arguments.of("port", "http", port + "'http'"),
                Arguments.of("port", "+80", port + "'+80'"),
                Arguments.of("port", "99999999999999999999", port + "'99999999999999999999'"),
                Arguments.of("port", 19530.0, port + "a Double".replace("was ", "")),
                Arguments.of("port", true, port + "a Boolean"),
                Arguments.of("address", "h:0", hostPort + "'h:0'"),
                Arguments.of("address", "h:65536", hostPort + "'h:65536'"),
                Arguments.of("address", "h:x", hostPort + "'h:x'"),
                Arguments.of("address", "h:", hostPort + "'h:'"),
                Arguments.of(
                        "address",
                        "h",
                        "address must be host:port, for instance localhost:19530, or [v6]:port, was 'h'"),
                Arguments.of(
                        "address",
                        ":19530",
                        "address must be host:port, for instance localhost:19530, or [v6]:port, was ':19530'"),
                Arguments.of(
                        "address",
                        "19530",
                        "address must be host:port, for instance localhost:19530, or [v6]:port, was '19530'"),
                Arguments.of(
                        "address",
                        "::1:19530",
                        "address has several ':'; an IPv6 host needs brackets, as [v6]:port, was '::1:19530'"),
                Arguments.of("address", "[::1", "address must have an IPv6 host as [v6]:port, was '[::1'"),
                Arguments.of("address", "[::1]1", "address must have an IPv6 host as [v6]:port, was '[::1]1'"),
                Arguments.of("address", "[h]:1", "address has no valid IPv6 address, was '[h]:1'"),
                Arguments.of("address", "[1::2::3]:1", "address has no valid IPv6 address, was '[1::2::3]:1'"),
                Arguments.of(
                        "address",
                        "http://h:1",
                        "address takes no scheme beside the host: give a URI as the parameter uri"),
                Arguments.of(
                        "address", "me:pw@h:1", "address takes no user info ('@'); give user and password, or a uri"),
                Arguments.of(
                        "host",
                        "a b",
                        "host has a host of other characters than letters, digits, '.', '-' and '_', was 'a b'"),
                Arguments.of(
                        "host",
                        "ä",
                        "host has a host of other characters than letters, digits, '.', '-' and '_', was 'ä'"),
                Arguments.of(
                        "host",
                        "256.1.1.1",
                        "host has a host of digits and dots that is not four numbers from 0 to 255, was '256.1.1.1'"),
                Arguments.of(
                        "host",
                        "1.2.3",
                        "host has a host of digits and dots that is not four numbers from 0 to 255, was '1.2.3'"),
                Arguments.of(
                        "host",
                        "12345",
                        "host has a host of digits and dots that is not four numbers from 0 to 255, was '12345'"),
                Arguments.of(
                        "host",
                        "milvus:19530",
                        "host takes no port, was 'milvus:19530'; give the parameter port, or the parameter address with both"),
                Arguments.of(
                        "host",
                        "[::1]:19530",
                        "host takes no port, was '[::1]:19530'; give the parameter port, or the parameter address with both"),
                Arguments.of("host", "1::2::3", "host has no valid IPv6 address, was '1::2::3'"),
                Arguments.of(
                        "host", "http://h:1", "host takes no scheme beside the host: give a URI as the parameter uri"),
                Arguments.of(
                        "host", "https://h/d", "host takes no scheme beside the host: give a URI as the parameter uri"),
                Arguments.of("host", "h/d", "host takes no path beside the host: give a URI as the parameter uri"),
                Arguments.of(
                        "address", "h:1/d", "address takes no path beside the host: give a URI as the parameter uri"),
                Arguments.of("server_name", "https://h", "server_name takes no scheme beside the host"),
                Arguments.of("proxy_address", "h:1/d", "proxy_address takes no path beside the host"),
                Arguments.of("address", "a:1,b:2", "address" + several),
                Arguments.of("address", "a:1;b:2", "address" + several),
                Arguments.of("address", "http://a:1, http://b:2", "address" + several),
                Arguments.of("host", "a,b", "host" + several),
                Arguments.of("host", "<your-cluster>.example", "host" + placeholder),
                Arguments.of("address", "${HOST}:19530", "address" + placeholder),
                Arguments.of("address", "$(HOST):19530", "address" + placeholder),
                Arguments.of("address", "{{ milvus.host }}:19530", "address" + placeholder),
                Arguments.of("address", "\"h:1\"", "address" + quoted),
                Arguments.of("host", "'h'", "host" + quoted),
                Arguments.of("port", "\"19530\"", "port" + quoted),
                Arguments.of("server_name", "milvus:443", "server_name takes no port, was 'milvus:443'"),
                Arguments.of("host", 5, "host must be text, was an Integer"),
                Arguments.of("alias", "a\nb", "alias must not hold control characters, was 'a\\u000ab'"),
                Arguments.of(
                        "user",
                        "a:b",
                        "user must not hold ':', for it ends the user in user:password; for an API key or user:password in one use token"),
                Arguments.of("user", "a\r\nb", "user must not hold control characters"),
                Arguments.of("user", true, "user must be text, was a Boolean"),
                Arguments.of(
                        "password", "s3cret\n", "password must not hold control characters (a line break at its end?)"),
                Arguments.of(
                        "token", "s3\u0000cret", "token must not hold control characters (a line break at its end?)"),
                Arguments.of(
                        "token",
                        List.of("s3cret"),
                        "token must be text or a Supplier, was a ListN"
                                .replace("ListN", List.of("s3cret").getClass().getSimpleName())),
                Arguments.of("db_name", "bücher", "db_name" + header + "'bücher'"),
                Arguments.of("db_name", "a\tb", "db_name" + header + "'a\\u0009b'"),
                Arguments.of("db_name", " a", "db_name" + header + "' a'"),
                Arguments.of("db_name", 5, "db_name must be text, was an Integer"),
                Arguments.of("user_agent", "a\r\nx: y", "user_agent" + header + "'a\\u000d\\u000ax: y'"),
                Arguments.of(
                        "server_name",
                        "a\nb",
                        "server_name has a host of other characters than letters, digits, '.', '-' and '_', was 'a\\u000ab'"),
                Arguments.of(
                        "transport", "net\u001bty", "transport must not hold control characters, was 'net\\u001bty'"),
                Arguments.of(
                        "ca_pem_path", "a\u0000b", "ca_pem_path must not hold control characters, was 'a\\u0000b'"),
                Arguments.of("ca_pem_path", 5, "ca_pem_path must be a path, was an Integer"),
                Arguments.of("trust_store_path", 5, "trust_store_path must be a path, was an Integer"),
                Arguments.of("trust_store_password", 1234, "trust_store_password must be text, was an Integer"),
                Arguments.of(
                        "key_store_password",
                        "s3cret\n",
                        "key_store_password must not hold control characters (a line break at its end?)"),
                Arguments.of(
                        "client_key_password",
                        Secret.from(() -> "s3cret"),
                        "client_key_password must be text, was a Secret"),
                Arguments.of("secure", "yes", "secure must be true or false, was 'yes'"),
                Arguments.of("secure", 1, "secure must be true or false, was an Integer"),
                Arguments.of("timeout", 0, "timeout" + duration + "'0'"),
                Arguments.of("timeout", -1, "timeout" + duration + "'-1'"),
                Arguments.of("timeout", "PT-5S", "timeout" + duration + "'PT-5S'"),
                Arguments.of("timeout", "soon", "timeout" + duration + "'soon'"),
                Arguments.of("timeout", "10 parsecs", "timeout" + duration + "'10 parsecs'"),
                Arguments.of("timeout", Double.NaN, "timeout" + duration + "'NaN'"),
                Arguments.of("timeout", "0.0000000001", "timeout" + duration + "'0.0000000001'"),
                Arguments.of("timeout", "999999999999d", "timeout" + duration + "'999999999999d'"),
                Arguments.of("timeout", true, "timeout" + duration + "a Boolean"),
                Arguments.of("timeout", 10000, "timeout" + bare + "'10000'; give a unit: 10000ms or 10000s"),
                Arguments.of("timeout", "3601", "timeout" + bare + "'3601'; give a unit: 3601ms or 3601s"),
                Arguments.of("timeout", " 3600.5 ", "timeout" + bare + "'3600.5'; give a unit: 3600.5ms or 3600.5s"),
                Arguments.of("timeout", 1e7, "timeout" + bare + "'10000000'; give a unit: 10000000ms or 10000000s"),
                Arguments.of(
                        "keep_alive_time",
                        55000L,
                        "keep_alive_time" + bare + "'55000'; give a unit: 55000ms or 55000s"),
                Arguments.of(
                        "keep_alive_timeout",
                        "20000",
                        "keep_alive_timeout" + bare + "'20000'; give a unit: 20000ms or 20000s"),
                Arguments.of("rpc_deadline", 60_000, "rpc_deadline" + bare + "'60000'; give a unit: 60000ms or 60000s"),
                Arguments.of(
                        "idle_timeout",
                        86_400_000,
                        "idle_timeout without a unit is seconds, at most 720h, was '86400000'; give a unit: 86400000ms or 86400000s"),
                Arguments.of(
                        "keep_alive_time",
                        9.999,
                        "keep_alive_time must be at least 10s, was '9999ms'; servers close connections that ping more often"),
                Arguments.of("keep_alive_time", 0, "keep_alive_time" + duration + "'0'"),
                Arguments.of("keep_alive_timeout", "0", "keep_alive_timeout" + duration + "'0'"),
                Arguments.of("idle_timeout", "0s", "idle_timeout" + duration + "'0s'"),
                Arguments.of("rpc_deadline", "-1", "rpc_deadline" + duration + "'-1'"),
                Arguments.of(
                        "max_inbound_message_size",
                        0,
                        "max_inbound_message_size must be a whole number from 1 to 2147483647, or text as 256MiB, was '0'"),
                Arguments.of(
                        "max_inbound_message_size",
                        1L << 31,
                        "max_inbound_message_size must be a whole number from 1 to 2147483647, or text as 256MiB, was '2147483648'"),
                Arguments.of(
                        "max_inbound_message_size",
                        "2GiB",
                        "max_inbound_message_size must be a whole number from 1 to 2147483647 bytes (2047MiB), was '2147483648'"),
                Arguments.of(
                        "max_inbound_message_size",
                        "256MB",
                        "max_inbound_message_size must be a whole number from 1 to 2147483647, or text as 256MiB, was '256MB'"),
                Arguments.of(
                        "max_inbound_message_size",
                        "0 KiB",
                        "max_inbound_message_size must be a whole number from 1 to 2147483647 bytes (2047MiB), was '0'"),
                Arguments.of("pool_size", 1.0, "pool_size must be a whole number from 1 to 2147483647, was '1.0'"),
                Arguments.of("pool_size", "many", "pool_size must be a whole number from 1 to 2147483647, was 'many'"),
                Arguments.of("pool", "Foo", "pool must be Singleton, QueuePool or SingletonThread, was 'Foo'"),
                Arguments.of(
                        "pool", "singleton", "pool must be Singleton, QueuePool or SingletonThread, was 'singleton'"),
                Arguments.of("option", "s3cret", map + "; an entry has no name or no '='"),
                Arguments.of("option", Map.of("a", 5), map + "; a name or value is not text"),
                Arguments.of(
                        "proxy_address",
                        "x",
                        "proxy_address must be host:port, for instance localhost:19530, or [v6]:port, was 'x'"),
                Arguments.of(
                        "proxy_address",
                        "https://x:1",
                        "proxy_address must be host:port or http://[user[:password]@]host[:port]; no other scheme is supported"),
                Arguments.of(
                        "proxy_address",
                        "me:s3cret@x:1",
                        "proxy_address must be host:port or http://[user[:password]@]host[:port]; user info needs http://"),
                Arguments.of("proxy_address", "http://:s3cret@x:1", "proxy_address has a password without a user"),
                Arguments.of(
                        "proxy_address",
                        "http://x:s3cret",
                        "proxy_address must have a port that is a number from 1 to 65535"),
                Arguments.of(
                        "proxy_address",
                        "http://u:s3%cret@x:1",
                        "proxy_address has malformed percent-encoding in its user info: behind each % two hexadecimal digits of UTF-8 are expected; write % itself as %25"),
                Arguments.of(
                        "proxy_address",
                        "http://u:s3/cret@x:1",
                        "proxy_address must be host:port or http://[user[:password]@]host[:port], without path, query and fragment; in user info write / ? # as %2F %3F %23"),
                Arguments.of(
                        "ssl_context",
                        "default",
                        "ssl_context must be an SSLContext and can only be given by a program, was a String"),
                Arguments.of(
                        "executor",
                        "pool",
                        "executor must be an Executor and can only be given by a program, was a String"),
                Arguments.of(
                        "interceptors",
                        List.of("x"),
                        "interceptors must be a list of ClientInterceptor; a member is not one"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void fromMap_wrongValue_saysWhatAndWhatInstead(String name, Object given, String message) {
        ParameterException e =
                assertThrows(ParameterException.class, () -> ConnectionParameters.fromMap(Map.of(name, given)));
        assertEquals(message, e.getMessage());
        assertEquals(name, e.parameter());
        assertEquals("INVALID_PARAMETER", e.code());
        assertFalse(String.valueOf(e.getCause()).contains("s3cret"), "a cause shows the secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db_name", "transport", "pool", "secure", "timeout", "handler"})
    void fromMap_anyObject_isNotAccepted(String name) {
        ParameterException e =
                assertThrows(ParameterException.class, () -> ConnectionParameters.fromMap(Map.of(name, new Object())));
        assertEquals(name, e.parameter());
        assertNull(e.getCause());
    }
}
