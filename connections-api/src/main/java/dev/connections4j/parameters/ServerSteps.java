package dev.connections4j.parameters;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Steps of the builder: where to connect, as whom, to which database. */
abstract class ServerSteps {
    ServerSteps() {}

    /** Checks by the declaration and keeps; null and blank mean not given where the declaration says so. */
    abstract ConnectionParameters.Builder set(Parameter<?> parameter, @Nullable Object value);

    /**
     * The alias, where a file holds it beside the rest; it has to be the one of the call.
     *
     * @param alias the value
     * @return this
     */
    public ConnectionParameters.Builder alias(String alias) {
        return set(Parameters.ALIAS, alias);
    }

    /**
     * The server as {@code host:port}, {@code [v6]:port} for IPv6.
     *
     * @param address the value
     * @return this
     */
    public ConnectionParameters.Builder address(String address) {
        return set(Parameters.ADDRESS, address);
    }

    /**
     * The server as a URI ({@code http}, {@code https}, {@code tcp}, {@code grpc}), or a path that ends in {@code .db}.
     *
     * @param uri the URI
     * @return this
     */
    public ConnectionParameters.Builder uri(String uri) {
        return set(Parameters.URI, uri);
    }

    /**
     * The server as a URI.
     *
     * @param uri the URI
     * @return this
     */
    public ConnectionParameters.Builder uri(URI uri) {
        return set(Parameters.URI, uri);
    }

    /**
     * A Milvus Lite data folder, ending in {@code .db}.
     *
     * @param uri the URI
     * @return this
     */
    public ConnectionParameters.Builder uri(Path uri) {
        return set(Parameters.URI, uri);
    }

    /**
     * The server's host; the port is then 19530 if not given.
     *
     * @param host the value
     * @return this
     */
    public ConnectionParameters.Builder host(String host) {
        return set(Parameters.HOST, host);
    }

    /**
     * The server's port, 1 to 65535; the host is then localhost if not given.
     *
     * @param port the value
     * @return this
     */
    public ConnectionParameters.Builder port(int port) {
        return set(Parameters.PORT, port);
    }

    /**
     * The server's port as text.
     *
     * @param port the value
     * @return this
     */
    public ConnectionParameters.Builder port(String port) {
        return set(Parameters.PORT, port);
    }

    /**
     * The user name, beside a password.
     *
     * @param user the value
     * @return this
     */
    public ConnectionParameters.Builder user(@Nullable String user) {
        return set(Parameters.USER, user);
    }

    /**
     * The password, beside a user.
     *
     * @param password the value
     * @return this
     */
    public ConnectionParameters.Builder password(@Nullable String password) {
        return set(Parameters.PASSWORD, password);
    }

    /**
     * The password, read before each call, never on an event loop.
     *
     * @param password the value
     * @return this
     */
    public ConnectionParameters.Builder password(Supplier<String> password) {
        return set(Parameters.PASSWORD, password);
    }

    /**
     * An API key, or {@code user:password}; wins over user and password.
     *
     * @param token the value
     * @return this
     */
    public ConnectionParameters.Builder token(@Nullable String token) {
        return set(Parameters.TOKEN, token);
    }

    /**
     * An API key, or {@code user:password}, read before each call, never on an event loop.
     *
     * @param token the value
     * @return this
     */
    public ConnectionParameters.Builder token(Supplier<String> token) {
        return set(Parameters.TOKEN, token);
    }

    /**
     * The database; the server's default one if not given.
     *
     * @param dbName the value
     * @return this
     */
    public ConnectionParameters.Builder dbName(@Nullable String dbName) {
        return set(Parameters.DB_NAME, dbName);
    }
}
