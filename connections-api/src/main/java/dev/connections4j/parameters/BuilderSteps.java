package dev.connections4j.parameters;

import io.grpc.ClientInterceptor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The steps of {@link ConnectionParameters.Builder}, one for each declaration and each type that its value may be given as. */
abstract class BuilderSteps {
    BuilderSteps() {}

    /** Checks by the declaration and keeps; null and blank mean not given where the declaration says so. */
    abstract ConnectionParameters.Builder set(Parameter<?> parameter, @Nullable Object value);

    /** The alias, where a file holds it beside the rest; it has to be the one of the call. */
    public ConnectionParameters.Builder alias(String alias) {
        return set(Parameters.ALIAS, alias);
    }

    /** The server as {@code host:port}, {@code [v6]:port} for IPv6. */
    public ConnectionParameters.Builder address(String address) {
        return set(Parameters.ADDRESS, address);
    }

    /** The server as a URI ({@code http}, {@code https}, {@code tcp}, {@code grpc}), or a path that ends in {@code .db}. */
    public ConnectionParameters.Builder uri(String uri) {
        return set(Parameters.URI, uri);
    }

    /** The server as a URI. */
    public ConnectionParameters.Builder uri(URI uri) {
        return set(Parameters.URI, uri);
    }

    /** A Milvus Lite data folder, ending in {@code .db}. */
    public ConnectionParameters.Builder uri(Path uri) {
        return set(Parameters.URI, uri);
    }

    /** The server's host; the port is then 19530 if not given. */
    public ConnectionParameters.Builder host(String host) {
        return set(Parameters.HOST, host);
    }

    /** The server's port, 1 to 65535; the host is then localhost if not given. */
    public ConnectionParameters.Builder port(int port) {
        return set(Parameters.PORT, port);
    }

    /** The server's port as text. */
    public ConnectionParameters.Builder port(String port) {
        return set(Parameters.PORT, port);
    }

    /** The user name, beside a password. */
    public ConnectionParameters.Builder user(@Nullable String user) {
        return set(Parameters.USER, user);
    }

    /** The password, beside a user. */
    public ConnectionParameters.Builder password(@Nullable String password) {
        return set(Parameters.PASSWORD, password);
    }

    /** The password, read before each call, never on an event loop. */
    public ConnectionParameters.Builder password(Supplier<String> password) {
        return set(Parameters.PASSWORD, password);
    }

    /** An API key, or {@code user:password}; wins over user and password. */
    public ConnectionParameters.Builder token(@Nullable String token) {
        return set(Parameters.TOKEN, token);
    }

    /** An API key, or {@code user:password}, read before each call, never on an event loop. */
    public ConnectionParameters.Builder token(Supplier<String> token) {
        return set(Parameters.TOKEN, token);
    }

    /** The database; the server's default one if not given. */
    public ConnectionParameters.Builder dbName(@Nullable String dbName) {
        return set(Parameters.DB_NAME, dbName);
    }

    /** Whether to speak TLS; implied by https and by any TLS file. */
    public ConnectionParameters.Builder secure(boolean secure) {
        return set(Parameters.SECURE, secure);
    }

    /** Trusts this certificate or CA. */
    public ConnectionParameters.Builder serverPemPath(Path path) {
        return set(Parameters.SERVER_PEM_PATH, path);
    }

    /** Trusts this certificate or CA. */
    public ConnectionParameters.Builder serverPemPath(@Nullable String path) {
        return set(Parameters.SERVER_PEM_PATH, path);
    }

    /** Trusts this CA or bundle. */
    public ConnectionParameters.Builder caPemPath(Path path) {
        return set(Parameters.CA_PEM_PATH, path);
    }

    /** Trusts this CA or bundle. */
    public ConnectionParameters.Builder caPemPath(@Nullable String path) {
        return set(Parameters.CA_PEM_PATH, path);
    }

    /** The client certificate, beside its key. */
    public ConnectionParameters.Builder clientPemPath(Path path) {
        return set(Parameters.CLIENT_PEM_PATH, path);
    }

    /** The client certificate, beside its key. */
    public ConnectionParameters.Builder clientPemPath(@Nullable String path) {
        return set(Parameters.CLIENT_PEM_PATH, path);
    }

    /** The client certificate's key: PKCS#8, PKCS#1 or SEC1. */
    public ConnectionParameters.Builder clientKeyPath(Path path) {
        return set(Parameters.CLIENT_KEY_PATH, path);
    }

    /** The client certificate's key: PKCS#8, PKCS#1 or SEC1. */
    public ConnectionParameters.Builder clientKeyPath(@Nullable String path) {
        return set(Parameters.CLIENT_KEY_PATH, path);
    }

    /** The passphrase of an encrypted client key; has no effect on a key that is not encrypted. */
    public ConnectionParameters.Builder clientKeyPassword(@Nullable String password) {
        return set(Parameters.CLIENT_KEY_PASSWORD, password);
    }

    /** A keystore, PKCS#12 or JKS, of what to trust, instead of PEM files. */
    public ConnectionParameters.Builder trustStorePath(Path path) {
        return set(Parameters.TRUST_STORE_PATH, path);
    }

    /** A keystore, PKCS#12 or JKS, of what to trust, instead of PEM files. */
    public ConnectionParameters.Builder trustStorePath(@Nullable String path) {
        return set(Parameters.TRUST_STORE_PATH, path);
    }

    /** The password of the trust store; one that opens without a password needs none. */
    public ConnectionParameters.Builder trustStorePassword(@Nullable String password) {
        return set(Parameters.TRUST_STORE_PASSWORD, password);
    }

    /** A keystore, PKCS#12 or JKS, of the client's certificate and key, instead of PEM files. */
    public ConnectionParameters.Builder keyStorePath(Path path) {
        return set(Parameters.KEY_STORE_PATH, path);
    }

    /** A keystore, PKCS#12 or JKS, of the client's certificate and key, instead of PEM files. */
    public ConnectionParameters.Builder keyStorePath(@Nullable String path) {
        return set(Parameters.KEY_STORE_PATH, path);
    }

    /** The password of the key store and of the key in it. */
    public ConnectionParameters.Builder keyStorePassword(@Nullable String password) {
        return set(Parameters.KEY_STORE_PASSWORD, password);
    }

    /** The host name to verify and to send as SNI and authority. */
    public ConnectionParameters.Builder serverName(@Nullable String name) {
        return set(Parameters.SERVER_NAME, name);
    }

    /** Instead of the TLS files. */
    public ConnectionParameters.Builder sslContext(SSLContext context) {
        return set(Parameters.SSL_CONTEXT, context);
    }

    /** An HTTP CONNECT proxy: {@code host:port}, an http URI with user info, or {@code environment} for {@code HTTPS_PROXY} and {@code NO_PROXY}. */
    public ConnectionParameters.Builder proxyAddress(@Nullable String proxy) {
        return set(Parameters.PROXY_ADDRESS, proxy);
    }

    /** Bounds the whole connect; 10 s if not given. */
    public ConnectionParameters.Builder timeout(Duration timeout) {
        return set(Parameters.TIMEOUT, timeout);
    }

    /** Whether to keep trying a server that is not ready until the timeout. */
    public ConnectionParameters.Builder waitForReady(boolean wait) {
        return set(Parameters.WAIT_FOR_READY, wait);
    }

    /** Whether to reconnect by itself when the channel goes idle. */
    public ConnectionParameters.Builder keepAlive(boolean keepAlive) {
        return set(Parameters.KEEP_ALIVE, keepAlive);
    }

    /** The pause between pings, at least 10 s. */
    public ConnectionParameters.Builder keepAliveTime(Duration time) {
        return set(Parameters.KEEP_ALIVE_TIME, time);
    }

    /** How long a ping may go unanswered. */
    public ConnectionParameters.Builder keepAliveTimeout(Duration timeout) {
        return set(Parameters.KEEP_ALIVE_TIMEOUT, timeout);
    }

    /** Whether to ping also while no call is in flight. */
    public ConnectionParameters.Builder keepAliveWithoutCalls(boolean ping) {
        return set(Parameters.KEEP_ALIVE_WITHOUT_CALLS, ping);
    }

    /** Closes the socket after this long without calls; 24 h if not given. */
    public ConnectionParameters.Builder idleTimeout(Duration timeout) {
        return set(Parameters.IDLE_TIMEOUT, timeout);
    }

    /** The default deadline of each call; a call's own wins. */
    public ConnectionParameters.Builder rpcDeadline(Duration deadline) {
        return set(Parameters.RPC_DEADLINE, deadline);
    }

    /** The largest message accepted from the server, in bytes. */
    public ConnectionParameters.Builder maxInboundMessageSize(int bytes) {
        return set(Parameters.MAX_INBOUND_MESSAGE_SIZE, bytes);
    }

    /** Put before gRPC's own user agent. */
    public ConnectionParameters.Builder userAgent(@Nullable String agent) {
        return set(Parameters.USER_AGENT, agent);
    }

    /** Sent to the server as {@code ClientInfo.reserved}. */
    public ConnectionParameters.Builder option(Map<String, String> option) {
        return set(Parameters.OPTION, option);
    }

    /** {@code GRPC} is the only one; another one fails the call that uses it. */
    public ConnectionParameters.Builder handler(@Nullable String handler) {
        return set(Parameters.HANDLER, handler);
    }

    /** How many HTTP/2 connections, and which one a call takes. */
    public ConnectionParameters.Builder pool(Pool pool) {
        return set(Parameters.POOL, pool);
    }

    /** {@code Singleton}, {@code QueuePool} or {@code SingletonThread}. */
    public ConnectionParameters.Builder pool(@Nullable String pool) {
        return set(Parameters.POOL, pool);
    }

    /** How many HTTP/2 connections a pool has. */
    public ConnectionParameters.Builder poolSize(int size) {
        return set(Parameters.POOL_SIZE, size);
    }

    /** The transport by name; needed if several are on the path. */
    public ConnectionParameters.Builder transport(@Nullable String name) {
        return set(Parameters.TRANSPORT, name);
    }

    /** Whether to send Connect before the server's SETTINGS where that is safe. */
    public ConnectionParameters.Builder eager(boolean eager) {
        return set(Parameters.EAGER, eager);
    }

    /** Client interceptors of every channel, the first one outermost. */
    public ConnectionParameters.Builder interceptors(List<ClientInterceptor> interceptors) {
        return set(Parameters.INTERCEPTORS, interceptors);
    }

    /** Runs call-backs; gRPC's shared pool if not given. */
    public ConnectionParameters.Builder executor(Executor executor) {
        return set(Parameters.EXECUTOR, executor);
    }
}
