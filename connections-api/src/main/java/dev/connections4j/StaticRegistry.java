package dev.connections4j;

import dev.connections4j.events.ConnectionListener;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The methods of {@link Connections}: each calls the one of the same name of its registry, which documents it. */
abstract class StaticRegistry {
    StaticRegistry() {}

    /** The alias that {@link #connect()} connects: {@link ConnectionRegistry#defaultAlias()}. */
    public static String defaultAlias() {
        return Connections.registry().defaultAlias();
    }

    /** Registers the default alias, by a builder's steps: {@link ConnectionRegistry#addConnection(Consumer)}. */
    public static void addConnection(Consumer<ConnectionParameters.Builder> parameters) {
        Connections.registry().addConnection(parameters);
    }

    /** Registers the alias that the map names, or the default one, by PyMilvus' key names: {@link ConnectionRegistry#addConnection(Map)}. */
    public static void addConnection(Map<String, ?> parameters) {
        Connections.registry().addConnection(parameters);
    }

    /** Registers the default alias, by a built set: {@link ConnectionRegistry#addConnection(ConnectionParameters)}. */
    public static void addConnection(ConnectionParameters parameters) {
        Connections.registry().addConnection(parameters);
    }

    /** Registers an alias, by a builder's steps: {@link ConnectionRegistry#addConnection(String, Consumer)}. */
    public static void addConnection(String alias, Consumer<ConnectionParameters.Builder> parameters) {
        Connections.registry().addConnection(alias, parameters);
    }

    /** Registers an alias, by PyMilvus' key names: {@link ConnectionRegistry#addConnection(String, Map)}. */
    public static void addConnection(String alias, Map<String, ?> parameters) {
        Connections.registry().addConnection(alias, parameters);
    }

    /** Registers an alias, by a built set: {@link ConnectionRegistry#addConnection(String, ConnectionParameters)}. */
    public static void addConnection(String alias, ConnectionParameters parameters) {
        Connections.registry().addConnection(alias, parameters);
    }

    /** Registers several aliases, all or none: {@link ConnectionRegistry#addConnections(Map)}. */
    public static void addConnections(Map<String, ?> parameters) {
        Connections.registry().addConnections(parameters);
    }

    /** Connects the default alias with what is registered for it: {@link ConnectionRegistry#connect()}. */
    public static Connection connect() {
        return Connections.registry().connect();
    }

    /** Connects an alias with what is registered for it: {@link ConnectionRegistry#connect(String)}. */
    public static Connection connect(String alias) {
        return Connections.registry().connect(alias);
    }

    /** Connects the default alias, by a builder's steps: {@link ConnectionRegistry#connect(Consumer)}. */
    public static Connection connect(Consumer<ConnectionParameters.Builder> parameters) {
        return Connections.registry().connect(parameters);
    }

    /** Connects the alias that the map names, or the default one, by PyMilvus' key names: {@link ConnectionRegistry#connect(Map)}. */
    public static Connection connect(Map<String, ?> parameters) {
        return Connections.registry().connect(parameters);
    }

    /** Connects the default alias, by a built set: {@link ConnectionRegistry#connect(ConnectionParameters)}. */
    public static Connection connect(ConnectionParameters parameters) {
        return Connections.registry().connect(parameters);
    }

    /** Connects an alias, by a builder's steps: {@link ConnectionRegistry#connect(String, Consumer)}. */
    public static Connection connect(String alias, Consumer<ConnectionParameters.Builder> parameters) {
        return Connections.registry().connect(alias, parameters);
    }

    /** Connects an alias, by PyMilvus' key names: {@link ConnectionRegistry#connect(String, Map)}. */
    public static Connection connect(String alias, Map<String, ?> parameters) {
        return Connections.registry().connect(alias, parameters);
    }

    /** Connects an alias, by a built set: {@link ConnectionRegistry#connect(String, ConnectionParameters)}. */
    public static Connection connect(String alias, ConnectionParameters parameters) {
        return Connections.registry().connect(alias, parameters);
    }

    /** Connects the default alias without waiting, with what is registered for it: {@link ConnectionRegistry#connectAsync()}. */
    public static CompletableFuture<Connection> connectAsync() {
        return Connections.registry().connectAsync();
    }

    /** Connects an alias without waiting, with what is registered for it: {@link ConnectionRegistry#connectAsync(String)}. */
    public static CompletableFuture<Connection> connectAsync(String alias) {
        return Connections.registry().connectAsync(alias);
    }

    /** Connects the default alias without waiting, by a builder's steps: {@link ConnectionRegistry#connectAsync(Consumer)}. */
    public static CompletableFuture<Connection> connectAsync(Consumer<ConnectionParameters.Builder> parameters) {
        return Connections.registry().connectAsync(parameters);
    }

    /** Connects the alias that the map names, or the default one without waiting, by PyMilvus' key names: {@link ConnectionRegistry#connectAsync(Map)}. */
    public static CompletableFuture<Connection> connectAsync(Map<String, ?> parameters) {
        return Connections.registry().connectAsync(parameters);
    }

    /** Connects the default alias without waiting, by a built set: {@link ConnectionRegistry#connectAsync(ConnectionParameters)}. */
    public static CompletableFuture<Connection> connectAsync(ConnectionParameters parameters) {
        return Connections.registry().connectAsync(parameters);
    }

    /** Connects an alias without waiting, by a builder's steps: {@link ConnectionRegistry#connectAsync(String, Consumer)}. */
    public static CompletableFuture<Connection> connectAsync(
            String alias, Consumer<ConnectionParameters.Builder> parameters) {
        return Connections.registry().connectAsync(alias, parameters);
    }

    /** Connects an alias without waiting, by PyMilvus' key names: {@link ConnectionRegistry#connectAsync(String, Map)}. */
    public static CompletableFuture<Connection> connectAsync(String alias, Map<String, ?> parameters) {
        return Connections.registry().connectAsync(alias, parameters);
    }

    /** Connects an alias without waiting, by a built set: {@link ConnectionRegistry#connectAsync(String, ConnectionParameters)}. */
    public static CompletableFuture<Connection> connectAsync(String alias, ConnectionParameters parameters) {
        return Connections.registry().connectAsync(alias, parameters);
    }

    /** Connects several aliases at the same time: {@link ConnectionRegistry#connectAll(Collection)}. */
    public static ConnectReport connectAll(Collection<String> aliases) {
        return Connections.registry().connectAll(aliases);
    }

    /** Exchanges the connection of the default alias, by a builder's steps: {@link ConnectionRegistry#replace(Consumer)}. */
    public static Connection replace(Consumer<ConnectionParameters.Builder> parameters) {
        return Connections.registry().replace(parameters);
    }

    /** Exchanges the connection of the alias that the map names, or the default one, by PyMilvus' key names: {@link ConnectionRegistry#replace(Map)}. */
    public static Connection replace(Map<String, ?> parameters) {
        return Connections.registry().replace(parameters);
    }

    /** Exchanges the connection of the default alias, by a built set: {@link ConnectionRegistry#replace(ConnectionParameters)}. */
    public static Connection replace(ConnectionParameters parameters) {
        return Connections.registry().replace(parameters);
    }

    /** Exchanges the connection of an alias, by a builder's steps: {@link ConnectionRegistry#replace(String, Consumer)}. */
    public static Connection replace(String alias, Consumer<ConnectionParameters.Builder> parameters) {
        return Connections.registry().replace(alias, parameters);
    }

    /** Exchanges the connection of an alias, by PyMilvus' key names: {@link ConnectionRegistry#replace(String, Map)}. */
    public static Connection replace(String alias, Map<String, ?> parameters) {
        return Connections.registry().replace(alias, parameters);
    }

    /** Exchanges the connection of an alias, by a built set: {@link ConnectionRegistry#replace(String, ConnectionParameters)}. */
    public static Connection replace(String alias, ConnectionParameters parameters) {
        return Connections.registry().replace(alias, parameters);
    }

    /** What connect would use for the default alias, given nothing: {@link ConnectionRegistry#resolve()}. */
    public static ResolvedParameters resolve() {
        return Connections.registry().resolve();
    }

    /** What connect would use for an alias, given nothing: {@link ConnectionRegistry#resolve(String)}. */
    public static ResolvedParameters resolve(String alias) {
        return Connections.registry().resolve(alias);
    }

    /** What connect would use for the default alias, by a builder's steps: {@link ConnectionRegistry#resolve(Consumer)}. */
    public static ResolvedParameters resolve(Consumer<ConnectionParameters.Builder> parameters) {
        return Connections.registry().resolve(parameters);
    }

    /** What connect would use for the alias that the map names, or the default one, by PyMilvus' key names: {@link ConnectionRegistry#resolve(Map)}. */
    public static ResolvedParameters resolve(Map<String, ?> parameters) {
        return Connections.registry().resolve(parameters);
    }

    /** What connect would use for the default alias, by a built set: {@link ConnectionRegistry#resolve(ConnectionParameters)}. */
    public static ResolvedParameters resolve(ConnectionParameters parameters) {
        return Connections.registry().resolve(parameters);
    }

    /** What connect would use for an alias, by a builder's steps: {@link ConnectionRegistry#resolve(String, Consumer)}. */
    public static ResolvedParameters resolve(String alias, Consumer<ConnectionParameters.Builder> parameters) {
        return Connections.registry().resolve(alias, parameters);
    }

    /** What connect would use for an alias, by PyMilvus' key names: {@link ConnectionRegistry#resolve(String, Map)}. */
    public static ResolvedParameters resolve(String alias, Map<String, ?> parameters) {
        return Connections.registry().resolve(alias, parameters);
    }

    /** What connect would use for an alias, by a built set: {@link ConnectionRegistry#resolve(String, ConnectionParameters)}. */
    public static ResolvedParameters resolve(String alias, ConnectionParameters parameters) {
        return Connections.registry().resolve(alias, parameters);
    }

    /** Closes an alias' connection and keeps the registration: {@link ConnectionRegistry#disconnect(String)}. */
    public static void disconnect(String alias) {
        Connections.registry().disconnect(alias);
    }

    /** Closes an alias' connection after a grace period of its own: {@link ConnectionRegistry#disconnect(String, Duration)}. */
    public static void disconnect(String alias, Duration grace) {
        Connections.registry().disconnect(alias, grace);
    }

    /** Disconnects an alias and forgets it: {@link ConnectionRegistry#removeConnection(String)}. */
    public static void removeConnection(String alias) {
        Connections.registry().removeConnection(alias);
    }

    /** Whether an alias is connected: {@link ConnectionRegistry#hasConnection(String)}. */
    public static boolean hasConnection(String alias) {
        return Connections.registry().hasConnection(alias);
    }

    /** The aliases and their connections: {@link ConnectionRegistry#listConnections()}. */
    public static List<Registration> listConnections() {
        return Connections.registry().listConnections();
    }

    /** Where an alias goes: {@link ConnectionRegistry#getConnectionAddr(String)}. */
    public static Map<String, Object> getConnectionAddr(String alias) {
        return Connections.registry().getConnectionAddr(alias);
    }

    /** The live connection of an alias: {@link ConnectionRegistry#get(String)}. */
    public static Connection get(String alias) {
        return Connections.registry().get(alias);
    }

    /** Notifies a listener of what happens to connections: {@link ConnectionRegistry#addListener(ConnectionListener)}. */
    public static Connection.Subscription addListener(ConnectionListener listener) {
        return Connections.registry().addListener(listener);
    }

    /** The transports on the path: {@link ConnectionRegistry#transports()}. */
    public static List<TransportInfo> transports() {
        return Connections.registry().transports();
    }
}
