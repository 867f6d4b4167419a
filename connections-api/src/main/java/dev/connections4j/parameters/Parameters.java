package dev.connections4j.parameters;

import io.grpc.ClientInterceptor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/** Every parameter, declared once: builder, map form, command line and reference table follow from this. */
public final class Parameters {
    private static final List<Parameter<?>> DECLARED = new ArrayList<>();

    /** The connection's name; a call's own argument in Java. */
    public static final Parameter<String> ALIAS =
            declared(ParameterSpec.call("alias", String.class, "text", TextValues::line)
                    .refusingBlank()
                    .otherwise("`default`, or `MILVUS_CONN_ALIAS`")
                    .describedAs("the connection's name; a call's own argument in Java"));

    /** The server; {@code [v6]:port} for IPv6. */
    public static final Parameter<HostPort> ADDRESS =
            declared(ParameterSpec.server("address", HostPort.class, "host:port", HostPort::parse)
                    .refusingBlank()
                    .describedAs("the server; `[v6]:port` for IPv6"));

    /** {@code http}, {@code https}, {@code tcp} or {@code grpc} URI of the server, with user info and database, or a path that ends in {@code .db} (Milvus Lite). */
    public static final Parameter<MilvusUri> URI = declared(
            ParameterSpec.server("uri", MilvusUri.class, "URI", MilvusUri::parse)
                    .refusingBlank()
                    .secret(Secrecy.USER_INFO)
                    .describedAs(
                            "`http`, `https`, `tcp` or `grpc` URI of the server, with user info and database, or a path that ends in `.db` (Milvus Lite)"));

    /** The server's host. */
    public static final Parameter<String> HOST =
            declared(ParameterSpec.server("host", String.class, "host", Authority::hostAlone)
                    .refusingBlank()
                    .otherwise("`localhost`")
                    .describedAs("the server's host"));

    /** The server's port. */
    public static final Parameter<Integer> PORT =
            declared(ParameterSpec.server("port", Integer.class, "1–65535", Authority::portAlone)
                    .refusingBlank()
                    .otherwise("`19530`; `443` for https")
                    .describedAs("the server's port"));

    /** User name, beside {@code password}. */
    public static final Parameter<String> USER =
            declared(ParameterSpec.credential("user", String.class, "text", TextValues::user)
                    .describedAs("user name, beside `password`"));

    /** Password, beside {@code user}; a Supplier is read before each call. */
    public static final Parameter<Secret> PASSWORD =
            declared(ParameterSpec.credential("password", Secret.class, "text or Supplier", TextValues::secret)
                    .secret(Secrecy.ALL)
                    .describedAs("password, beside `user`; a Supplier is read before each call"));

    /** API key or {@code user:password}; wins over {@code user} and {@code password}. */
    public static final Parameter<Secret> TOKEN =
            declared(ParameterSpec.credential("token", Secret.class, "text or Supplier", TextValues::secret)
                    .secret(Secrecy.ALL)
                    .describedAs("API key or `user:password`; wins over `user` and `password`"));

    /** Database; sent with Connect and with each call. */
    public static final Parameter<String> DB_NAME =
            declared(ParameterSpec.connection("db_name", String.class, "printable ASCII", TextValues::header)
                    .otherwise("`default`")
                    .describedAs("database; sent with Connect and with each call"));

    /** Speak TLS; implied by https and by any TLS file. */
    public static final Parameter<Boolean> SECURE =
            declared(ParameterSpec.tls("secure", Boolean.class, "true or false", ObjectValues::flag)
                    .defaultsTo(false, "`false`")
                    .describedAs("speak TLS; implied by https and by any TLS file"));

    /** Trust this certificate or CA (one-way TLS). */
    public static final Parameter<Path> SERVER_PEM_PATH =
            declared(ParameterSpec.tls("server_pem_path", Path.class, "PEM file", TextValues::path)
                    .describedAs("trust this certificate or CA (one-way TLS)"));

    /** Trust this CA or bundle; works alone, and beside {@code server_pem_path}. */
    public static final Parameter<Path> CA_PEM_PATH =
            declared(ParameterSpec.tls("ca_pem_path", Path.class, "PEM file", TextValues::path)
                    .describedAs("trust this CA or bundle; works alone, and beside `server_pem_path`"));

    /** Client certificate, beside {@code client_key_path}. */
    public static final Parameter<Path> CLIENT_PEM_PATH =
            declared(ParameterSpec.tls("client_pem_path", Path.class, "PEM file", TextValues::path)
                    .describedAs("client certificate, beside `client_key_path`"));

    /** The client certificate's key: PKCS#8, PKCS#1 or SEC1. */
    public static final Parameter<Path> CLIENT_KEY_PATH =
            declared(ParameterSpec.tls("client_key_path", Path.class, "PEM file", TextValues::path)
                    .describedAs("the client certificate's key: PKCS#8, PKCS#1 or SEC1"));

    /** Passphrase of an encrypted {@code client_key_path}, PKCS#8; has no effect on a key that is not encrypted. */
    public static final Parameter<Secret> CLIENT_KEY_PASSWORD = declared(ParameterSpec.password(
            "client_key_password", "Connections4J", "passphrase of an encrypted `client_key_path`, which is PKCS#8"));

    /** Keystore, PKCS#12 or JKS, of what to trust, instead of {@code server_pem_path} and {@code ca_pem_path}. */
    public static final Parameter<Path> TRUST_STORE_PATH = declared(ParameterSpec.store(
            "trust_store_path",
            "javax.net.ssl.trustStore",
            "keystore of what to trust, instead of `server_pem_path` and `ca_pem_path`"));

    /** Password of {@code trust_store_path}; a store that opens without one needs none. */
    public static final Parameter<Secret> TRUST_STORE_PASSWORD = declared(ParameterSpec.password(
            "trust_store_password",
            "javax.net.ssl.trustStorePassword",
            "password of `trust_store_path`, if it has one"));

    /** Keystore, PKCS#12 or JKS, of the client's certificate and key, instead of {@code client_pem_path} and {@code client_key_path}. */
    public static final Parameter<Path> KEY_STORE_PATH = declared(ParameterSpec.store(
            "key_store_path",
            "javax.net.ssl.keyStore",
            "keystore of the client's certificate and key, instead of `client_pem_path` and `client_key_path`"));

    /** Password of {@code key_store_path} and of the key in it. */
    public static final Parameter<Secret> KEY_STORE_PASSWORD = declared(ParameterSpec.password(
            "key_store_password",
            "javax.net.ssl.keyStorePassword",
            "password of `key_store_path` and of the key in it"));

    /** Host name to verify and to send as SNI and authority; without TLS the authority only. */
    public static final Parameter<String> SERVER_NAME = declared(ParameterSpec.connection(
                    "server_name", String.class, "host", Authority::hostAlone)
            .describedAs("host name to verify and to send as SNI and authority; without TLS the authority only"));

    /** Instead of the TLS files. */
    public static final Parameter<SSLContext> SSL_CONTEXT =
            declared(ParameterSpec.tls("ssl_context", SSLContext.class, "SSLContext", ObjectValues::sslContext)
                    .programmatic()
                    .follows("javax.net.ssl")
                    .describedAs("instead of the TLS files"));

    /** Bounds the whole connect, name lookup included. */
    public static final Parameter<Duration> TIMEOUT =
            declared(ParameterSpec.call("timeout", Duration.class, "duration", DurationValues::positive)
                    .defaultsTo(Duration.ofSeconds(10), "`10s`, or `MILVUS_CONN_TIMEOUT`")
                    .describedAs("bounds the whole connect, name lookup included"));

    /** Keep trying a server that refuses or is not ready until the timeout; concerns connect only. */
    public static final Parameter<Boolean> WAIT_FOR_READY = declared(ParameterSpec.call(
                    "wait_for_ready", Boolean.class, "true or false", ObjectValues::flag)
            .defaultsTo(false, "`false`")
            .follows("gRPC waitForReady")
            .describedAs("keep trying a server that refuses or is not ready until the timeout; concerns connect only"));

    /** Reconnect by itself when the channel goes idle. */
    public static final Parameter<Boolean> KEEP_ALIVE =
            declared(ParameterSpec.connection("keep_alive", Boolean.class, "true or false", ObjectValues::flag)
                    .defaultsTo(false, "`false`")
                    .describedAs("reconnect by itself when the channel goes idle"));

    /** Pause between gRPC keepalive pings, at least 10 s. */
    public static final Parameter<Duration> KEEP_ALIVE_TIME = declared(ParameterSpec.connection(
                    "keep_alive_time", Duration.class, "duration", DurationValues.atLeast(Duration.ofSeconds(10)))
            .defaultsTo(Duration.ofSeconds(10), "`10s`")
            .follows("gRPC keepAliveTime")
            .describedAs("pause between gRPC keepalive pings, at least 10 s"));

    /** How long a ping may go unanswered. */
    public static final Parameter<Duration> KEEP_ALIVE_TIMEOUT = declared(
            ParameterSpec.connection("keep_alive_timeout", Duration.class, "duration", DurationValues::positive)
                    .defaultsTo(Duration.ofSeconds(5), "`5s`")
                    .follows("gRPC keepAliveTimeout")
                    .describedAs("how long a ping may go unanswered"));

    /** Ping also while no call is in flight. */
    public static final Parameter<Boolean> KEEP_ALIVE_WITHOUT_CALLS = declared(
            ParameterSpec.connection("keep_alive_without_calls", Boolean.class, "true or false", ObjectValues::flag)
                    .defaultsTo(true, "`true`")
                    .follows("gRPC keepAliveWithoutCalls")
                    .describedAs("ping also while no call is in flight"));

    /** Close the socket after this long without calls; the next call opens it again. */
    public static final Parameter<Duration> IDLE_TIMEOUT = declared(ParameterSpec.connection(
                    "idle_timeout", Duration.class, "duration", DurationValues.bareUpTo(Duration.ofDays(30)))
            .defaultsTo(Duration.ofHours(24), "`24h`")
            .follows("gRPC idleTimeout")
            .describedAs("close the socket after this long without calls; the next call opens it again"));

    /** Default deadline of each call; a call's own wins. */
    public static final Parameter<Duration> RPC_DEADLINE =
            declared(ParameterSpec.connection("rpc_deadline", Duration.class, "duration", DurationValues::positive)
                    .otherwise("none")
                    .follows("milvus-sdk-java rpcDeadlineMs")
                    .describedAs("default deadline of each call; a call's own wins"));

    /** Largest message accepted from the server. */
    public static final Parameter<Integer> MAX_INBOUND_MESSAGE_SIZE =
            declared(ParameterSpec.connection("max_inbound_message_size", Integer.class, "bytes", ObjectValues::bytes)
                    .defaultsTo(256 << 20, "256 MiB")
                    .follows("gRPC maxInboundMessageSize")
                    .describedAs("largest message accepted from the server"));

    /** HTTP CONNECT proxy, with user info if it requires it; the word {@code environment}: {@code HTTPS_PROXY} and {@code NO_PROXY}. */
    public static final Parameter<ProxyAddress> PROXY_ADDRESS = declared(
            ParameterSpec.connection("proxy_address", ProxyAddress.class, "host:port or http URI", ProxyAddress::parse)
                    .secret(Secrecy.USER_INFO)
                    .otherwise("the JVM's `https.proxyHost`, `https.proxyPort`, `http.nonProxyHosts`")
                    .follows("milvus-sdk-java proxyAddress")
                    .describedAs(
                            "HTTP CONNECT proxy, with user info if it requires it; the word `environment`: `HTTPS_PROXY` and `NO_PROXY`"));

    /** Put before gRPC's own user agent. */
    public static final Parameter<String> USER_AGENT =
            declared(ParameterSpec.connection("user_agent", String.class, "printable ASCII", TextValues::header)
                    .follows("gRPC userAgent")
                    .describedAs("put before gRPC's own user agent"));

    /** Sent to the server as {@code ClientInfo.reserved}; as text {@code name=value,name=value}. */
    public static final Parameter<Map<String, String>> OPTION =
            declared(ParameterSpec.connection("option", Map.class, "map", ObjectValues::option)
                    .defaultsTo(Map.of(), "–")
                    .secret(Secrecy.ALL)
                    .describedAs("sent to the server as `ClientInfo.reserved`; as text `name=value,name=value`"));

    /** {@code GRPC} is the only one. */
    public static final Parameter<String> HANDLER =
            declared(ParameterSpec.connection("handler", String.class, "text", TextValues::line)
                    .defaultsTo("GRPC", "`GRPC`")
                    .describedAs("`GRPC` is the only one"));

    /** {@code Singleton}: one HTTP/2 connection; {@code QueuePool}: {@code pool_size} of them in turn; {@code SingletonThread}: a thread keeps to one. */
    public static final Parameter<Pool> POOL = declared(
            ParameterSpec.connection("pool", Pool.class, "choice", ObjectValues::pool)
                    .defaultsTo(Pool.SINGLETON, "`Singleton`")
                    .describedAs(
                            "`Singleton`: one HTTP/2 connection; `QueuePool`: `pool_size` of them in turn; `SingletonThread`: a thread keeps to one"));

    /** How many HTTP/2 connections; above 1 needs QueuePool or SingletonThread. */
    public static final Parameter<Integer> POOL_SIZE =
            declared(ParameterSpec.connection("pool_size", Integer.class, "count", ObjectValues.upTo(Integer.MAX_VALUE))
                    .defaultsTo(1, "`1`")
                    .describedAs("how many HTTP/2 connections; above 1 needs `QueuePool` or `SingletonThread`"));

    /** {@code netty}, {@code okhttp}, {@code armeria}, or another one on the path; needed if there are several. */
    public static final Parameter<String> TRANSPORT = declared(ParameterSpec.connection(
                    "transport", String.class, "text", TextValues::line)
            .otherwise("the only one present, or `MILVUS_TRANSPORT`")
            .follows("Connections4J")
            .describedAs("`netty`, `okhttp`, `armeria`, or another one on the path; needed if there are several"));

    /** Send Connect before the server's SETTINGS where that is safe. */
    public static final Parameter<Boolean> EAGER =
            declared(ParameterSpec.call("eager", Boolean.class, "true or false", ObjectValues::flag)
                    .defaultsTo(true, "`true`")
                    .follows("Connections4J")
                    .describedAs("send Connect before the server's SETTINGS where that is safe"));

    /** Client interceptors of every channel, the first one outermost. */
    public static final Parameter<List<ClientInterceptor>> INTERCEPTORS = declared(ParameterSpec.connection(
                    "interceptors", List.class, "list of ClientInterceptor", ObjectValues::interceptors)
            .programmatic()
            .defaultsTo(List.of(), "–")
            .follows("gRPC intercept")
            .describedAs("client interceptors of every channel, the first one outermost"));

    /** Runs call-backs. */
    public static final Parameter<Executor> EXECUTOR =
            declared(ParameterSpec.connection("executor", Executor.class, "Executor", ObjectValues::executor)
                    .programmatic()
                    .otherwise("gRPC's shared pool")
                    .follows("gRPC executor")
                    .describedAs("runs call-backs"));

    private Parameters() {}

    /** {@return every parameter, in the order of the reference table} */
    public static List<Parameter<?>> all() {
        return Collections.unmodifiableList(DECLARED);
    }

    /**
     * The parameter of a name.
     *
     * @param name as PyMilvus spells it
     * @return empty if there is none
     */
    public static Optional<Parameter<?>> find(String name) {
        return DECLARED.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    private static <T> Parameter<T> declared(Parameter<T> parameter) {
        DECLARED.add(parameter);
        return parameter;
    }
}
