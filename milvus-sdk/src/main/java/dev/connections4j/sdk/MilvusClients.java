package dev.connections4j.sdk;

import dev.connections4j.Connection;
import dev.connections4j.Connections;
import dev.connections4j.NoSuchConnectionException;
import dev.connections4j.ParameterException;
import io.milvus.client.MilvusServiceClient;
import io.milvus.v2.client.MilvusClientV2;

/**
 * The clients of the official SDK, {@code milvus-sdk-java}, on a named connection: its transport, TLS, credentials, recovery and diagnosis, with every
 * operation that the SDK has.
 *
 * <pre>{@code
 * Connections.connect("books", p -> p.uri("http://localhost:19530"));
 * MilvusClientV2 client = MilvusClients.v2("books");
 * client.createCollection(…);
 * }</pre>
 *
 * <p>A client is light: it opens no socket, starts no thread and makes no call of its own, so that one may be made for each request. Its {@code close()}
 * ends the client and leaves the connection open; {@link Connections#disconnect(String)} closes that. It goes on after {@code replace}, after rotated
 * credentials and after a restart of the server. As in the SDK, one client may be used by several threads, but not while {@code useDatabase} changes its
 * database.
 */
public final class MilvusClients {
    private MilvusClients() {}

    /**
     * A client of the SDK's version 2.
     *
     * @param alias of a live connection of {@link Connections}
     * @return a client in the connection's database
     * @throws NoSuchConnectionException if the alias has no live connection
     */
    public static MilvusClientV2 v2(String alias) {
        return v2(Connections.get(alias));
    }

    /**
     * A client of the SDK's version 2, in another database of the same connection. The server is not asked whether that exists.
     *
     * @param alias of a live connection of {@link Connections}
     * @param dbName the database
     * @return a client in that database
     * @throws NoSuchConnectionException if the alias has no live connection
     * @throws ParameterException if the name is null, blank, or cannot be sent
     */
    public static MilvusClientV2 v2(String alias, String dbName) {
        return v2(Connections.get(alias), dbName);
    }

    /**
     * A client of the SDK's version 2.
     *
     * @param connection of any registry
     * @return a client in the connection's database
     */
    public static MilvusClientV2 v2(Connection connection) {
        Connection given = given(connection);
        return new ConnectionClientV2(given, null);
    }

    /**
     * A client of the SDK's version 2, in another database of the same connection. The server is not asked whether that exists.
     *
     * @param connection of any registry
     * @param dbName the database
     * @return a client in that database
     * @throws ParameterException if the name is null, blank, or cannot be sent
     */
    public static MilvusClientV2 v2(Connection connection, String dbName) {
        Connection given = given(connection);
        return new ConnectionClientV2(given, ParameterException.requireGiven("db_name", dbName));
    }

    /**
     * A client of the SDK's version 1: its class, which is a {@link io.milvus.client.MilvusClient} and what frameworks take.
     *
     * @param alias of a live connection of {@link Connections}
     * @return a client in the connection's database
     * @throws NoSuchConnectionException if the alias has no live connection
     */
    public static MilvusServiceClient v1(String alias) {
        return v1(Connections.get(alias));
    }

    /**
     * A client of the SDK's version 1, in another database of the same connection. The server is not asked whether that exists.
     *
     * @param alias of a live connection of {@link Connections}
     * @param dbName the database
     * @return a client in that database
     * @throws NoSuchConnectionException if the alias has no live connection
     * @throws ParameterException if the name is null, blank, or cannot be sent
     */
    public static MilvusServiceClient v1(String alias, String dbName) {
        return v1(Connections.get(alias), dbName);
    }

    /**
     * A client of the SDK's version 1: its class, which is a {@link io.milvus.client.MilvusClient} and what frameworks take.
     *
     * @param connection of any registry
     * @return a client in the connection's database
     */
    public static MilvusServiceClient v1(Connection connection) {
        return ConnectionClientV1.of(given(connection), null);
    }

    /**
     * A client of the SDK's version 1, in another database of the same connection. The server is not asked whether that exists.
     *
     * @param connection of any registry
     * @param dbName the database
     * @return a client in that database
     * @throws ParameterException if the name is null, blank, or cannot be sent
     */
    public static MilvusServiceClient v1(Connection connection, String dbName) {
        return ConnectionClientV1.of(given(connection), ParameterException.requireGiven("db_name", dbName));
    }

    /** Before a class of the clients is loaded, which would fail by what it lacks. */
    private static Connection given(Connection connection) {
        FittingSdk.require();
        return ParameterException.requireGiven("connection", connection);
    }
}
