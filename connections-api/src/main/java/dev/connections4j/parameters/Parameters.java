package dev.connections4j.parameters;

import io.grpc.ClientInterceptor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/** Every parameter, declared once. */
public final class Parameters {
    /** The connection's name. */
    public static final Parameter<String> ALIAS = new Parameter<>(
            "alias", String.class, null, Secrecy.NOTHING, false, "the connection's name", given -> cast(given));

    /** Host:port of the server; [v6]:port for IPv6. */
    public static final Parameter<HostPort> ADDRESS = new Parameter<>(
            "address",
            HostPort.class,
            null,
            Secrecy.NOTHING,
            false,
            "host:port of the server; [v6]:port for IPv6",
            given -> cast(given));

    /** Http, https, tcp or grpc URI of the server, or a path that ends in .db. */
    public static final Parameter<MilvusUri> URI = new Parameter<>(
            "uri",
            MilvusUri.class,
            null,
            Secrecy.USER_INFO,
            false,
            "http, https, tcp or grpc URI of the server, or a path that ends in .db",
            given -> cast(given));

    /** The server's host; localhost beside a port. */
    public static final Parameter<String> HOST = new Parameter<>(
            "host",
            String.class,
            null,
            Secrecy.NOTHING,
            false,
            "the server's host; localhost beside a port",
            given -> cast(given));

    /** The server's port, 1 to 65535; 19530 beside a host. */
    public static final Parameter<Integer> PORT = new Parameter<>(
            "port",
            Integer.class,
            null,
            Secrecy.NOTHING,
            false,
            "the server's port, 1 to 65535; 19530 beside a host",
            given -> cast(given));

    /** User name, beside password. */
    public static final Parameter<String> USER = new Parameter<>(
            "user", String.class, null, Secrecy.NOTHING, false, "user name, beside password", given -> cast(given));

    /** Password, beside user. */
    public static final Parameter<Secret> PASSWORD = new Parameter<>(
            "password", Secret.class, null, Secrecy.ALL, false, "password, beside user", given -> cast(given));

    /** API key or user:password; wins over user and password. */
    public static final Parameter<Secret> TOKEN = new Parameter<>(
            "token",
            Secret.class,
            null,
            Secrecy.ALL,
            false,
            "API key or user:password; wins over user and password",
            given -> cast(given));

    /** Database; the server's default one if not given. */
    public static final Parameter<String> DB_NAME = new Parameter<>(
            "db_name",
            String.class,
            null,
            Secrecy.NOTHING,
            false,
            "database; the server's default one if not given",
            given -> cast(given));

    /** Speak TLS; implied by https and by any TLS file. */
    public static final Parameter<Boolean> SECURE = new Parameter<>(
            "secure",
            Boolean.class,
            false,
            Secrecy.NOTHING,
            false,
            "speak TLS; implied by https and by any TLS file",
            given -> cast(given));

    /** PEM file of a certificate or CA to trust (one-way TLS). */
    public static final Parameter<Path> SERVER_PEM_PATH = new Parameter<>(
            "server_pem_path",
            Path.class,
            null,
            Secrecy.NOTHING,
            false,
            "PEM file of a certificate or CA to trust (one-way TLS)",
            given -> cast(given));

    /** PEM file of a CA or bundle to trust. */
    public static final Parameter<Path> CA_PEM_PATH = new Parameter<>(
            "ca_pem_path",
            Path.class,
            null,
            Secrecy.NOTHING,
            false,
            "PEM file of a CA or bundle to trust",
            given -> cast(given));

    /** PEM file of the client certificate, beside client_key_path. */
    public static final Parameter<Path> CLIENT_PEM_PATH = new Parameter<>(
            "client_pem_path",
            Path.class,
            null,
            Secrecy.NOTHING,
            false,
            "PEM file of the client certificate, beside client_key_path",
            given -> cast(given));

    /** PEM file of the client certificate's key: PKCS#8, PKCS#1 or SEC1. */
    public static final Parameter<Path> CLIENT_KEY_PATH = new Parameter<>(
            "client_key_path",
            Path.class,
            null,
            Secrecy.NOTHING,
            false,
            "PEM file of the client certificate's key: PKCS#8, PKCS#1 or SEC1",
            given -> cast(given));

    /** Host name to verify and to send as SNI and authority. */
    public static final Parameter<String> SERVER_NAME = new Parameter<>(
            "server_name",
            String.class,
            null,
            Secrecy.NOTHING,
            false,
            "host name to verify and to send as SNI and authority",
            given -> cast(given));

    /** Instead of the TLS files. */
    public static final Parameter<SSLContext> SSL_CONTEXT = new Parameter<>(
            "ssl_context",
            SSLContext.class,
            null,
            Secrecy.NOTHING,
            true,
            "instead of the TLS files",
            given -> cast(given));

    /** Bounds the whole connect, name lookup included. */
    public static final Parameter<Duration> TIMEOUT = new Parameter<>(
            "timeout",
            Duration.class,
            Duration.ofSeconds(10),
            Secrecy.NOTHING,
            false,
            "bounds the whole connect, name lookup included",
            given -> cast(given));

    /** Keep trying a server that refuses or is not ready, until the timeout. */
    public static final Parameter<Boolean> WAIT_FOR_READY = new Parameter<>(
            "wait_for_ready",
            Boolean.class,
            false,
            Secrecy.NOTHING,
            false,
            "keep trying a server that refuses or is not ready, until the timeout",
            given -> cast(given));

    /** Reconnect by itself when the channel goes idle. */
    public static final Parameter<Boolean> KEEP_ALIVE = new Parameter<>(
            "keep_alive",
            Boolean.class,
            false,
            Secrecy.NOTHING,
            false,
            "reconnect by itself when the channel goes idle",
            given -> cast(given));

    /** Pause between gRPC keepalive pings, at least 10 s. */
    public static final Parameter<Duration> KEEP_ALIVE_TIME = new Parameter<>(
            "keep_alive_time",
            Duration.class,
            Duration.ofSeconds(10),
            Secrecy.NOTHING,
            false,
            "pause between gRPC keepalive pings, at least 10 s",
            given -> cast(given));

    /** How long a ping may go unanswered. */
    public static final Parameter<Duration> KEEP_ALIVE_TIMEOUT = new Parameter<>(
            "keep_alive_timeout",
            Duration.class,
            Duration.ofSeconds(5),
            Secrecy.NOTHING,
            false,
            "how long a ping may go unanswered",
            given -> cast(given));

    /** Ping also while no call is in flight. */
    public static final Parameter<Boolean> KEEP_ALIVE_WITHOUT_CALLS = new Parameter<>(
            "keep_alive_without_calls",
            Boolean.class,
            true,
            Secrecy.NOTHING,
            false,
            "ping also while no call is in flight",
            given -> cast(given));

    /** Close the socket after this long without calls. */
    public static final Parameter<Duration> IDLE_TIMEOUT = new Parameter<>(
            "idle_timeout",
            Duration.class,
            Duration.ofHours(24),
            Secrecy.NOTHING,
            false,
            "close the socket after this long without calls",
            given -> cast(given));

    /** Default deadline of each call; a call's own wins. */
    public static final Parameter<Duration> RPC_DEADLINE = new Parameter<>(
            "rpc_deadline",
            Duration.class,
            null,
            Secrecy.NOTHING,
            false,
            "default deadline of each call; a call's own wins",
            given -> cast(given));

    /** Largest message taken from the server, in bytes. */
    public static final Parameter<Integer> MAX_INBOUND_MESSAGE_SIZE = new Parameter<>(
            "max_inbound_message_size",
            Integer.class,
            256 << 20,
            Secrecy.NOTHING,
            false,
            "largest message taken from the server, in bytes",
            given -> cast(given));

    /** HTTP CONNECT proxy, host:port or http URI with user info. */
    public static final Parameter<ProxyAddress> PROXY_ADDRESS = new Parameter<>(
            "proxy_address",
            ProxyAddress.class,
            null,
            Secrecy.USER_INFO,
            false,
            "HTTP CONNECT proxy, host:port or http URI with user info",
            given -> cast(given));

    /** Put before gRPC's own user agent. */
    public static final Parameter<String> USER_AGENT = new Parameter<>(
            "user_agent",
            String.class,
            null,
            Secrecy.NOTHING,
            false,
            "put before gRPC's own user agent",
            given -> cast(given));

    /** Sent to the server as ClientInfo.reserved. */
    public static final Parameter<Map<String, String>> OPTION = new Parameter<>(
            "option",
            Map.class,
            Map.of(),
            Secrecy.ALL,
            false,
            "sent to the server as ClientInfo.reserved",
            given -> cast(given));

    /** Only GRPC exists. */
    public static final Parameter<String> HANDLER = new Parameter<>(
            "handler", String.class, "GRPC", Secrecy.NOTHING, false, "only GRPC exists", given -> cast(given));

    /** Singleton, QueuePool or SingletonThread. */
    public static final Parameter<Pool> POOL = new Parameter<>(
            "pool",
            Pool.class,
            Pool.SINGLETON,
            Secrecy.NOTHING,
            false,
            "Singleton, QueuePool or SingletonThread",
            given -> cast(given));

    /** How many HTTP/2 connections a pool has. */
    public static final Parameter<Integer> POOL_SIZE = new Parameter<>(
            "pool_size",
            Integer.class,
            1,
            Secrecy.NOTHING,
            false,
            "how many HTTP/2 connections a pool has",
            given -> cast(given));

    /** Netty, okhttp, armeria, or another one on the path; needed if there are several. */
    public static final Parameter<String> TRANSPORT = new Parameter<>(
            "transport",
            String.class,
            null,
            Secrecy.NOTHING,
            false,
            "netty, okhttp, armeria, or another one on the path; needed if there are several",
            given -> cast(given));

    /** Send Connect before the server's SETTINGS where that is safe. */
    public static final Parameter<Boolean> EAGER = new Parameter<>(
            "eager",
            Boolean.class,
            true,
            Secrecy.NOTHING,
            false,
            "send Connect before the server's SETTINGS where that is safe",
            given -> cast(given));

    /** Client interceptors of every channel, the first one outermost. */
    public static final Parameter<List<ClientInterceptor>> INTERCEPTORS = new Parameter<>(
            "interceptors",
            List.class,
            List.of(),
            Secrecy.NOTHING,
            true,
            "client interceptors of every channel, the first one outermost",
            given -> cast(given));

    /** Runs call-backs; gRPC's shared pool if not given. */
    public static final Parameter<Executor> EXECUTOR = new Parameter<>(
            "executor",
            Executor.class,
            null,
            Secrecy.NOTHING,
            true,
            "runs call-backs; gRPC's shared pool if not given",
            given -> cast(given));

    private static final List<Parameter<?>> ALL = List.of(
            ALIAS,
            ADDRESS,
            URI,
            HOST,
            PORT,
            USER,
            PASSWORD,
            TOKEN,
            DB_NAME,
            SECURE,
            SERVER_PEM_PATH,
            CA_PEM_PATH,
            CLIENT_PEM_PATH,
            CLIENT_KEY_PATH,
            SERVER_NAME,
            SSL_CONTEXT,
            TIMEOUT,
            WAIT_FOR_READY,
            KEEP_ALIVE,
            KEEP_ALIVE_TIME,
            KEEP_ALIVE_TIMEOUT,
            KEEP_ALIVE_WITHOUT_CALLS,
            IDLE_TIMEOUT,
            RPC_DEADLINE,
            MAX_INBOUND_MESSAGE_SIZE,
            PROXY_ADDRESS,
            USER_AGENT,
            OPTION,
            HANDLER,
            POOL,
            POOL_SIZE,
            TRANSPORT,
            EAGER,
            INTERCEPTORS,
            EXECUTOR);

    private Parameters() {}

    /**
     * Every parameter.
     *
     * @return in the order of the reference table
     */
    public static List<Parameter<?>> all() {
        return ALL;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T cast(Object given) {
        return (T) given;
    }
}
