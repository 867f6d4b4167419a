package dev.connections4j;

import dev.connections4j.parameters.ResolvedParameters;
import io.grpc.Channel;
import io.grpc.ConnectivityState;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A live connection of an alias: a stable handle. What it holds (socket, identifier, TLS material) is opened again after
 * a fault and exchanged by {@link ConnectionRegistry#replace}; the handle and its channels stay good.
 */
public interface Connection extends AutoCloseable {
    /** {@return the alias of this connection} */
    String alias();

    /**
     * A channel for any stub generated for {@code io.grpc}: it carries {@code authorization}, {@code dbname} and
     * {@code identifier}. Headers and deadline that a call brings itself win, and are sent once. A call made after, or
     * cancelled by, closing ends {@code UNAVAILABLE} and names alias and cause.
     *
     * @return always the same channel
     */
    Channel channel();

    /**
     * The same channel with another database in its dbname header. Whether the database exists is not checked.
     *
     * @param dbName the database
     * @return a channel over the same links
     * @throws ParameterException if the name is null, blank, or cannot be sent
     */
    Channel channel(String dbName);

    /** {@return what the server reported of itself at the latest Connect; {@link ServerInfo#UNKNOWN} from a server without Connect} */
    ServerInfo serverInfo();

    /** {@return the server's version: {@link ServerInfo#buildTags()}} */
    default String serverVersion() {
        return serverInfo().buildTags();
    }

    /** {@return the number under which the server knows this client, as of the latest Connect; empty if it gave none. 0 is a value} */
    OptionalLong identifier();

    /**
     * Its state, with gRPC's meanings, the same on every transport.
     *
     * @return {@code READY} once connected; {@code IDLE} after the socket was lost or idled away, until the next call;
     *     {@code CONNECTING} and {@code TRANSIENT_FAILURE} while it reconnects; {@code SHUTDOWN} once closed
     */
    ConnectivityState state();

    /**
     * Begins to open each member of its pool that is idle, and does not wait for it. Where none is, and once closed, nothing happens: it shortens no
     * pause after a failed attempt.
     */
    void requestConnection();

    /**
     * The state of each member of its pool, at this moment: of one socket each.
     *
     * @return as many as {@code pool_size}, in the order of their numbers; {@code SHUTDOWN} once closed
     */
    List<ConnectivityState> memberStates();

    /**
     * Notifies a listener of each change of {@link #state()}. If it throws, that is logged, and nothing else happens.
     *
     * @param listener gets the new state, on the connection's executor
     * @return ends the notifications when closed
     * @throws ParameterException if the listener is null
     */
    Subscription onStateChange(Consumer<ConnectivityState> listener);

    /** {@return the parameters of the latest connect or replace, each with its source} */
    ResolvedParameters parameters();

    /** {@return the same parameters for people: a line each, with name, value (secrets hidden) and source} */
    default String describe() {
        return parameters().describe();
    }

    /** {@return the name of the transport it runs on, for instance {@code netty}} */
    String transport();

    /** {@return how long the latest connect took, by stage} */
    ConnectTimings timings();

    /** Disconnects, if this still is its alias' connection. May be repeated; never throws. */
    @Override
    void close();

    /** Alias, address and state; no secret. */
    @Override
    String toString();

    /** A listener's place among those of {@link #onStateChange}. */
    interface Subscription extends AutoCloseable {
        /** Ends the notifications. May be repeated; never throws. */
        @Override
        void close();
    }
}
