package dev.connections4j;

import dev.connections4j.events.ConnectionListener;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Aliases and their connections. A new registry is empty. All methods may be called from any thread; to look an alias up takes no lock.
 *
 * <p>Each call that takes parameters takes them as a builder's steps, as a map with PyMilvus' key names, or built; for an alias, or for the
 * default alias if none is named. Null where a value must be is a {@link ParameterException} that names it.
 */
public interface ConnectionRegistry extends ParameterForms, AutoCloseable {

    /** {@return a new, empty registry with the environment of the process, its {@code .env} and the transports on the path; the caller closes it} */
    static ConnectionRegistry create() {
        return builder().build();
    }

    /** {@return a builder of a registry whose inputs are chosen, for embedding and tests} */
    static RegistryBuilder builder() {
        return new RegistryBuilder();
    }

    /** {@return the default alias: {@code default}, or the one that {@code MILVUS_CONN_ALIAS} names} */
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
     * Resolves the parameters, opens the connection, and publishes it once Milvus has answered Connect. Concurrent callers of one alias share
     * one attempt. A failed attempt leaves the registry as it was, and leaves no thread, socket or channel.
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
     * @return a future that fails with what {@code connect} throws, and completes on the parameter {@code executor}, or is complete already; cancelling it
     *     leaves the attempt
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
     * Opens a new connection and puts it in place of the alias' old one. {@link Connection} handles and channels taken earlier stay valid: their
     * next call goes to the new server. Calls in flight finish on the old one; this method does not wait for them. If it fails, the old
     * connection stays. An attempt under way is given up. For an alias that is not connected it does what {@code connect} does.
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
     * Closes the connection of an alias and keeps its registration. New calls are refused at once; calls in flight get the registry's grace
     * period and are then cancelled. An attempt under way is given up, and its callers fail with reason {@code CANCELLED}. Does nothing for an
     * unknown alias.
     *
     * <p>Returns when everything is closed. On a transport's thread, on one that runs a call-back of this library, and after an interrupt it
     * returns at once, and closing goes on.
     *
     * @param alias not blank
     */
    void disconnect(String alias);

    /**
     * {@link #disconnect(String)} with a grace period of its own.
     *
     * @param alias not blank
     * @param grace not negative
     * @throws ParameterException if it is negative
     */
    void disconnect(String alias, Duration grace);

    /**
     * Disconnects an alias and removes its registration. Does nothing for an unknown alias.
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

    /** {@return true from the beginning of {@link #close()} on} */
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

    /** {@return an immutable snapshot of the aliases and their connections, in order of registration} */
    List<Registration> listConnections();

    /**
     * The parameters of an alias that are not secret: {@code address}, {@code user}, {@code db_name}, {@code secure} and the others. While the alias is
     * connected they are those in force, else those registered, with defaults; an address is there only if one is registered.
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
     * Resolves what {@code connect} would use. Opens nothing, registers nothing, and reads no file but {@code .env}.
     *
     * @param alias not blank
     * @param parameters explicit parameters
     * @return each parameter with its source; what connect will refuse because something is missing is named by
     *     {@link ResolvedParameters#incomplete()} and {@link ResolvedParameters#describe()}
     * @throws ParameterException if a parameter is wrong
     */
    @Override
    ResolvedParameters resolve(String alias, ConnectionParameters parameters);

    /** {@return the transports on the module path or class path, in the order found, those that cannot be used included} */
    List<TransportInfo> transports();

    /**
     * Notifies a listener of what happens to the registry's connections, from now on: connects with their stages and outcome, reconnects, states, ends.
     *
     * @param listener gets each event, one at a time, under no lock and on no event loop; what it throws is logged
     * @return ends the notifications when closed
     */
    Connection.Subscription addListener(ConnectionListener listener);

    /** The aliases, each with its address and state; no secret. */
    @Override
    String toString();
}
