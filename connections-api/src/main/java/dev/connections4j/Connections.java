package dev.connections4j;

import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The process-wide registry: each method hands on to the one of the same name of {@link #registry()}, which documents it and its exceptions.
 *
 * <p>How {@code Connections.connect("books", p -> p.uri(…))} goes, always downwards, to read along:
 *
 * <ol>
 *   <li>this class hands on to its one {@link ConnectionRegistry};
 *   <li>the registry finds the slot of the alias ({@code registry.Connector}), which starts an attempt or joins the one under way
 *       ({@code registry.Transitions}, the table of all that can happen to a slot);
 *   <li>layers become resolved parameters, or one exception ({@code resolution.Resolver});
 *   <li>an address that is no host yet is leased ({@link dev.connections4j.spi.EndpointResolver});
 *   <li>the transport is chosen ({@code selection.Providers});
 *   <li>it opens the links ({@code link.LinkOpener}, {@link dev.connections4j.spi.Transport});
 *   <li>each with one Connect call, under the callers' timeouts ({@code registry.Attempt});
 *   <li>the slot publishes the {@link Connection} ({@code registry.AttemptCompletion}), or the failure becomes the exception
 *       ({@code registry.Failures}) and the slot is as before.
 * </ol>
 */
public final class Connections {
    private static final ConnectionRegistry REGISTRY = ConnectionRegistry.create();

    private Connections() {}

    /**
     * The registry behind these methods. It is not meant to be closed: {@link ConnectionRegistry#create()} makes those.
     *
     * @return always the same
     */
    public static ConnectionRegistry registry() {
        return REGISTRY;
    }

    /**
     * The alias that {@link #connect()} means.
     *
     * @return {@code default}, or what {@code MILVUS_CONN_ALIAS} names
     * @see ConnectionRegistry#defaultAlias()
     */
    public static String defaultAlias() {
        return REGISTRY.defaultAlias();
    }

    /**
     * Registers an alias; opens nothing.
     *
     * @param alias not blank
     * @param parameters the whole set
     * @see ConnectionRegistry#addConnection(String, ConnectionParameters)
     */
    public static void addConnection(String alias, ConnectionParameters parameters) {
        REGISTRY.addConnection(alias, parameters);
    }

    /**
     * Registers an alias; opens nothing.
     *
     * @param alias not blank
     * @param parameters sets them on a builder
     * @see ConnectionRegistry#addConnection(String, Consumer)
     */
    public static void addConnection(String alias, Consumer<ConnectionParameters.Builder> parameters) {
        REGISTRY.addConnection(alias, parameters);
    }

    /**
     * Registers an alias; opens nothing.
     *
     * @param alias not blank
     * @param parameters PyMilvus' key names and values
     * @see ConnectionRegistry#addConnection(String, Map)
     */
    public static void addConnection(String alias, Map<String, ?> parameters) {
        REGISTRY.addConnection(alias, parameters);
    }

    /**
     * Registers several aliases, all or none.
     *
     * @param parameters a set for each alias
     * @see ConnectionRegistry#addConnections(Map)
     */
    public static void addConnections(Map<String, ConnectionParameters> parameters) {
        REGISTRY.addConnections(parameters);
    }

    /**
     * Connects the default alias.
     *
     * @return the live connection
     * @see ConnectionRegistry#connect()
     */
    public static Connection connect() {
        return REGISTRY.connect();
    }

    /**
     * Connects the default alias.
     *
     * @param parameters sets them on a builder
     * @return the live connection
     * @see ConnectionRegistry#connect(Consumer)
     */
    public static Connection connect(Consumer<ConnectionParameters.Builder> parameters) {
        return REGISTRY.connect(parameters);
    }

    /**
     * Connects an alias with what is registered for it.
     *
     * @param alias not blank
     * @return the live connection
     * @see ConnectionRegistry#connect(String)
     */
    public static Connection connect(String alias) {
        return REGISTRY.connect(alias);
    }

    /**
     * Connects an alias.
     *
     * @param alias not blank
     * @param parameters sets them on a builder
     * @return the live connection
     * @see ConnectionRegistry#connect(String, Consumer)
     */
    public static Connection connect(String alias, Consumer<ConnectionParameters.Builder> parameters) {
        return REGISTRY.connect(alias, parameters);
    }

    /**
     * Connects an alias.
     *
     * @param alias not blank
     * @param parameters PyMilvus' key names and values
     * @return the live connection
     * @see ConnectionRegistry#connect(String, Map)
     */
    public static Connection connect(String alias, Map<String, ?> parameters) {
        return REGISTRY.connect(alias, parameters);
    }

    /**
     * Connects an alias.
     *
     * @param alias not blank
     * @param parameters explicit parameters
     * @return the live connection
     * @see ConnectionRegistry#connect(String, ConnectionParameters)
     */
    public static Connection connect(String alias, ConnectionParameters parameters) {
        return REGISTRY.connect(alias, parameters);
    }

    /**
     * Connects an alias without waiting.
     *
     * @param alias not blank
     * @return the connection to be; cancelling is leaving
     * @see ConnectionRegistry#connectAsync(String)
     */
    public static CompletableFuture<Connection> connectAsync(String alias) {
        return REGISTRY.connectAsync(alias);
    }

    /**
     * Connects an alias without waiting.
     *
     * @param alias not blank
     * @param parameters sets them on a builder
     * @return the connection to be; cancelling is leaving
     * @see ConnectionRegistry#connectAsync(String, Consumer)
     */
    public static CompletableFuture<Connection> connectAsync(
            String alias, Consumer<ConnectionParameters.Builder> parameters) {
        return REGISTRY.connectAsync(alias, parameters);
    }

    /**
     * Connects an alias without waiting.
     *
     * @param alias not blank
     * @param parameters explicit parameters
     * @return the connection to be; cancelling is leaving
     * @see ConnectionRegistry#connectAsync(String, ConnectionParameters)
     */
    public static CompletableFuture<Connection> connectAsync(String alias, ConnectionParameters parameters) {
        return REGISTRY.connectAsync(alias, parameters);
    }

    /**
     * Connects several aliases at the same time.
     *
     * @param aliases which
     * @return the connections
     * @see ConnectionRegistry#connectAll(Collection)
     */
    public static ConnectReport connectAll(Collection<String> aliases) {
        return REGISTRY.connectAll(aliases);
    }

    /**
     * Exchanges what an alias is connected to; handles and channels stay good.
     *
     * @param alias not blank
     * @param parameters explicit parameters
     * @return the same handle, if there was one
     * @see ConnectionRegistry#replace(String, ConnectionParameters)
     */
    public static Connection replace(String alias, ConnectionParameters parameters) {
        return REGISTRY.replace(alias, parameters);
    }

    /**
     * Exchanges what an alias is connected to; handles and channels stay good.
     *
     * @param alias not blank
     * @param parameters sets them on a builder
     * @return the same handle, if there was one
     * @see ConnectionRegistry#replace(String, Consumer)
     */
    public static Connection replace(String alias, Consumer<ConnectionParameters.Builder> parameters) {
        return REGISTRY.replace(alias, parameters);
    }

    /**
     * Closes an alias' connection; keeps the registration.
     *
     * @param alias not blank
     * @see ConnectionRegistry#disconnect(String)
     */
    public static void disconnect(String alias) {
        REGISTRY.disconnect(alias);
    }

    /**
     * Closes an alias' connection; keeps the registration.
     *
     * @param alias not blank
     * @param grace for calls in flight
     * @see ConnectionRegistry#disconnect(String, Duration)
     */
    public static void disconnect(String alias, Duration grace) {
        REGISTRY.disconnect(alias, grace);
    }

    /**
     * Disconnects and forgets.
     *
     * @param alias not blank
     * @see ConnectionRegistry#removeConnection(String)
     */
    public static void removeConnection(String alias) {
        REGISTRY.removeConnection(alias);
    }

    /**
     * Whether the alias is connected.
     *
     * @param alias not blank
     * @return true if {@link #get} would answer
     * @see ConnectionRegistry#hasConnection(String)
     */
    public static boolean hasConnection(String alias) {
        return REGISTRY.hasConnection(alias);
    }

    /**
     * The aliases and their connections.
     *
     * @return a snapshot, in order of registration
     * @see ConnectionRegistry#listConnections()
     */
    public static List<Registration> listConnections() {
        return REGISTRY.listConnections();
    }

    /**
     * Where an alias goes.
     *
     * @param alias not blank
     * @return its parameters that are not secret, by name
     * @see ConnectionRegistry#getConnectionAddr(String)
     */
    public static Map<String, Object> getConnectionAddr(String alias) {
        return REGISTRY.getConnectionAddr(alias);
    }

    /**
     * The live connection of an alias.
     *
     * @param alias not blank
     * @return the connection
     * @see ConnectionRegistry#get(String)
     */
    public static Connection get(String alias) {
        return REGISTRY.get(alias);
    }

    /**
     * What connect would use, without connecting.
     *
     * @param alias not blank
     * @param parameters explicit parameters
     * @return each parameter with its source
     * @see ConnectionRegistry#resolve(String, ConnectionParameters)
     */
    public static ResolvedParameters resolve(String alias, ConnectionParameters parameters) {
        return REGISTRY.resolve(alias, parameters);
    }

    /**
     * The transports on the module path or class path, those that cannot be used included.
     *
     * @return in the order found; empty if there is none
     * @see ConnectionRegistry#transports()
     */
    public static List<TransportInfo> transports() {
        return REGISTRY.transports();
    }
}
