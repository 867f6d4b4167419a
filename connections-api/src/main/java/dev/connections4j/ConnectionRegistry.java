package dev.connections4j;

import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Aliases and their connections. A new registry is empty. All methods may be called from any thread; looking never locks.
 *
 * <p>Each call that takes parameters takes them as a builder's steps, as a map with PyMilvus' key names, or built; for an alias, or for the
 * default alias if none is named. Null where a value must be is a {@link ParameterException} that names it.
 */
public interface ConnectionRegistry extends ParameterForms, AutoCloseable {

    /**
     * A registry of its own, with the process' environment, its {@code .env} and the transports on the path.
     *
     * @return an empty registry; close it
     */
    static ConnectionRegistry create() {
        return builder().build();
    }

    /**
     * A registry whose inputs are chosen, for embedding and tests.
     *
     * @return a builder
     */
    static RegistryBuilder builder() {
        return new RegistryBuilder();
    }

    /**
     * The default alias: {@code default}, or what {@code MILVUS_CONN_ALIAS} names.
     *
     * @return its name
     */
    @Override
    String defaultAlias();

    // --- registering: nothing is opened, no file is read ---

    /**
     * Registers an alias' whole set of parameters in place of the one it had; its place in the list stays. Checks all that needs no
     * file and no network. An address may be missing.
     *
     * @param alias not blank
     * @param parameters the set
     * @throws ParameterException if a parameter is wrong; nothing is registered
     * @throws AliasConflictException if the alias is connected to another address
     */
    @Override
    void addConnection(String alias, ConnectionParameters parameters);

    /**
     * Registers several aliases: all or none.
     *
     * @param parameters for each alias a built set, or a map with PyMilvus' key names
     * @throws ParameterException if any is wrong; the message names the alias
     * @throws AliasConflictException if any alias is connected to another address
     */
    void addConnections(Map<String, ?> parameters);

    // --- connecting ---

    /**
     * Resolves the parameters, opens, shakes hands and publishes. Concurrent callers of one alias share one attempt. A failed
     * attempt leaves the registry as it was, and no thread, socket or channel.
     *
     * @param alias not blank
     * @param parameters explicit parameters, over what is registered, the environment and {@code .env}
     * @return the live connection; the existing one, if it has the same resolved parameters
     * @throws ParameterException if a parameter is wrong
     * @throws AliasConflictException if the alias is connected, or connecting, with other parameters
     * @throws TransportUnavailableException if no transport fits
     * @throws ConnectFailedException if connecting fails
     * @throws UnsupportedOperationException if {@code handler} is not {@code GRPC}
     */
    @Override
    Connection connect(String alias, ConnectionParameters parameters);

    /**
     * {@link #connect(String, ConnectionParameters)} without waiting.
     *
     * @param alias not blank
     * @param parameters explicit parameters
     * @return fails with what {@code connect} throws, completes on {@code executor}; cancelling it is leaving the attempt
     */
    @Override
    CompletableFuture<Connection> connectAsync(String alias, ConnectionParameters parameters);

    /**
     * Connects several aliases at the same time, with what is registered for each.
     *
     * @param aliases which
     * @return the connections, in the order given
     * @throws ConnectAllException if any fails; it carries the report and every failure
     */
    ConnectReport connectAll(Collection<String> aliases);

    /**
     * Opens a new connection, swaps it in, drains the old one and registers. {@link Connection} handles and channels taken
     * earlier stay good: their next call goes to the new server, calls in flight finish on the old, for which it does not wait. On
     * failure the old one stays. An attempt under way is given up. Not connected: the same as {@code connect}.
     *
     * @param alias not blank
     * @param parameters explicit parameters, over what is registered; a new address drops that
     * @return the same handle, if there was one
     * @throws ConnectionsException as {@code connect}
     */
    @Override
    Connection replace(String alias, ConnectionParameters parameters);

    // --- disconnecting ---

    /**
     * Closes an alias' connection, or gives up its attempt, whose callers fail with reason {@code CANCELLED}; keeps the
     * registration. An unknown alias: nothing. New calls are refused from its start. Returns when all is closed; on a thread of a
     * transport, or one that runs a call-back of this library, it returns at once and closing goes on, as also after an interrupt.
     *
     * @param alias not blank
     */
    void disconnect(String alias);

    /**
     * {@link #disconnect(String)} with a grace period of its own: new calls are refused at once, those in flight get this long,
     * then are cancelled.
     *
     * @param alias not blank
     * @param grace not negative
     * @throws ParameterException if it is negative
     */
    void disconnect(String alias, Duration grace);

    /**
     * Disconnects and forgets. An unknown alias: nothing.
     *
     * @param alias not blank
     */
    void removeConnection(String alias);

    /**
     * Disconnects all. Afterwards connecting and adding fail with code {@code REGISTRY_CLOSED}, whatever else may be wrong with the call;
     * looking still works. May be repeated.
     */
    @Override
    void close();

    /**
     * Whether it was closed.
     *
     * @return true from the beginning of {@link #close()}
     */
    @Override
    boolean isClosed();

    // --- looking ---

    /**
     * Whether the alias is connected: true from a successful connect to disconnect, whatever the network does meanwhile.
     *
     * @param alias not blank
     * @return true if {@link #get} would answer
     */
    boolean hasConnection(String alias);

    /**
     * A snapshot.
     *
     * @return immutable, in order of registration
     */
    List<Registration> listConnections();

    /**
     * Where an alias goes: {@code address}, {@code user}, {@code db_name}, {@code secure} and the other parameters that are not secret; the effective
     * ones while connected, else the registered ones with defaults, an address only if one is registered.
     *
     * @param alias not blank
     * @return by PyMilvus' names; empty if the alias is unknown
     */
    Map<String, Object> getConnectionAddr(String alias);

    /**
     * The live connection of an alias. Neither locks nor allocates.
     *
     * @param alias not blank
     * @return the connection
     * @throws NoSuchConnectionException if there is none; it lists the known aliases
     */
    Connection get(String alias);

    /**
     * What {@code connect} would use, without connecting: opens nothing, registers nothing, reads {@code .env} only.
     *
     * @param alias not blank
     * @param parameters explicit parameters
     * @return each parameter with its source; what connect will refuse because something is missing is named by
     *     {@link ResolvedParameters#incomplete()} and {@link ResolvedParameters#describe()}
     * @throws ParameterException if a parameter is wrong
     */
    @Override
    ResolvedParameters resolve(String alias, ConnectionParameters parameters);

    /**
     * The transports on the module path or class path, those that cannot be used included.
     *
     * @return in the order found; empty if there is none
     */
    List<TransportInfo> transports();

    /** The aliases, each with its address and state; no secret. */
    @Override
    String toString();
}
