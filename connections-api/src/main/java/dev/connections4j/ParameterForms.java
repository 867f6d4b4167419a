package dev.connections4j;

import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a registry does with parameters, in each form they come in: a built set, a builder's steps, a map of PyMilvus' key names; for an
 * alias and for the default alias. Each form ends in the one that takes an alias and a built set, which {@link ConnectionRegistry}
 * documents.
 */
interface ParameterForms {
    boolean isClosed();

    String defaultAlias();

    void addConnection(String alias, ConnectionParameters parameters);

    Connection connect(String alias, ConnectionParameters parameters);

    CompletableFuture<Connection> connectAsync(String alias, ConnectionParameters parameters);

    Connection replace(String alias, ConnectionParameters parameters);

    ResolvedParameters resolve(String alias, ConnectionParameters parameters);

    /** Registers the default alias, by a builder's steps: {@link ConnectionRegistry#addConnection(String, ConnectionParameters)}. */
    default void addConnection(Consumer<ConnectionParameters.Builder> parameters) {
        addConnection(alias(), given(ConnectionParameters::of, parameters));
    }

    /** Registers the alias that the map names, or the default one, by PyMilvus' key names: {@link ConnectionRegistry#addConnection(String, ConnectionParameters)}. */
    default void addConnection(Map<String, ?> parameters) {
        ConnectionParameters given = given(ConnectionParameters::fromMap, parameters);
        addConnection(alias(given), given);
    }

    /** Registers the default alias, by a built set: {@link ConnectionRegistry#addConnection(String, ConnectionParameters)}. */
    default void addConnection(ConnectionParameters parameters) {
        addConnection(alias(), parameters);
    }

    /** Registers an alias, by a builder's steps: {@link ConnectionRegistry#addConnection(String, ConnectionParameters)}. */
    default void addConnection(String alias, Consumer<ConnectionParameters.Builder> parameters) {
        addConnection(alias, given(ConnectionParameters::of, parameters));
    }

    /** Registers an alias, by PyMilvus' key names: {@link ConnectionRegistry#addConnection(String, ConnectionParameters)}. */
    default void addConnection(String alias, Map<String, ?> parameters) {
        addConnection(alias, given(ConnectionParameters::fromMap, parameters));
    }

    /** Connects the default alias with what is registered for it: {@link ConnectionRegistry#connect(String, ConnectionParameters)}. */
    default Connection connect() {
        return connect(alias(), ConnectionParameters.none());
    }

    /** Connects an alias with what is registered for it: {@link ConnectionRegistry#connect(String, ConnectionParameters)}. */
    default Connection connect(String alias) {
        return connect(alias, ConnectionParameters.none());
    }

    /** Connects the default alias, by a builder's steps: {@link ConnectionRegistry#connect(String, ConnectionParameters)}. */
    default Connection connect(Consumer<ConnectionParameters.Builder> parameters) {
        return connect(alias(), given(ConnectionParameters::of, parameters));
    }

    /** Connects the alias that the map names, or the default one, by PyMilvus' key names: {@link ConnectionRegistry#connect(String, ConnectionParameters)}. */
    default Connection connect(Map<String, ?> parameters) {
        ConnectionParameters given = given(ConnectionParameters::fromMap, parameters);
        return connect(alias(given), given);
    }

    /** Connects the default alias, by a built set: {@link ConnectionRegistry#connect(String, ConnectionParameters)}. */
    default Connection connect(ConnectionParameters parameters) {
        return connect(alias(), parameters);
    }

    /** Connects an alias, by a builder's steps: {@link ConnectionRegistry#connect(String, ConnectionParameters)}. */
    default Connection connect(String alias, Consumer<ConnectionParameters.Builder> parameters) {
        return connect(alias, given(ConnectionParameters::of, parameters));
    }

    /** Connects an alias, by PyMilvus' key names: {@link ConnectionRegistry#connect(String, ConnectionParameters)}. */
    default Connection connect(String alias, Map<String, ?> parameters) {
        return connect(alias, given(ConnectionParameters::fromMap, parameters));
    }

    /** Connects the default alias without waiting, with what is registered for it: {@link ConnectionRegistry#connectAsync(String, ConnectionParameters)}. */
    default CompletableFuture<Connection> connectAsync() {
        return begun(() -> connectAsync(alias(), ConnectionParameters.none()));
    }

    /** Connects an alias without waiting, with what is registered for it: {@link ConnectionRegistry#connectAsync(String, ConnectionParameters)}. */
    default CompletableFuture<Connection> connectAsync(String alias) {
        return connectAsync(alias, ConnectionParameters.none());
    }

    /** Connects the default alias without waiting, by a builder's steps: {@link ConnectionRegistry#connectAsync(String, ConnectionParameters)}. */
    default CompletableFuture<Connection> connectAsync(Consumer<ConnectionParameters.Builder> parameters) {
        return begun(() -> connectAsync(alias(), given(ConnectionParameters::of, parameters)));
    }

    /** Connects the alias that the map names, or the default one without waiting, by PyMilvus' key names: {@link ConnectionRegistry#connectAsync(String, ConnectionParameters)}. */
    default CompletableFuture<Connection> connectAsync(Map<String, ?> parameters) {
        return begun(() -> {
            ConnectionParameters given = given(ConnectionParameters::fromMap, parameters);
            return connectAsync(alias(given), given);
        });
    }

    /** Connects the default alias without waiting, by a built set: {@link ConnectionRegistry#connectAsync(String, ConnectionParameters)}. */
    default CompletableFuture<Connection> connectAsync(ConnectionParameters parameters) {
        return begun(() -> connectAsync(alias(), parameters));
    }

    /** Connects an alias without waiting, by a builder's steps: {@link ConnectionRegistry#connectAsync(String, ConnectionParameters)}. */
    default CompletableFuture<Connection> connectAsync(
            String alias, Consumer<ConnectionParameters.Builder> parameters) {
        return begun(() -> connectAsync(alias, given(ConnectionParameters::of, parameters)));
    }

    /** Connects an alias without waiting, by PyMilvus' key names: {@link ConnectionRegistry#connectAsync(String, ConnectionParameters)}. */
    default CompletableFuture<Connection> connectAsync(String alias, Map<String, ?> parameters) {
        return begun(() -> connectAsync(alias, given(ConnectionParameters::fromMap, parameters)));
    }

    /** Exchanges the connection of the default alias, by a builder's steps: {@link ConnectionRegistry#replace(String, ConnectionParameters)}. */
    default Connection replace(Consumer<ConnectionParameters.Builder> parameters) {
        return replace(alias(), given(ConnectionParameters::of, parameters));
    }

    /** Exchanges the connection of the alias that the map names, or the default one, by PyMilvus' key names: {@link ConnectionRegistry#replace(String, ConnectionParameters)}. */
    default Connection replace(Map<String, ?> parameters) {
        ConnectionParameters given = given(ConnectionParameters::fromMap, parameters);
        return replace(alias(given), given);
    }

    /** Exchanges the connection of the default alias, by a built set: {@link ConnectionRegistry#replace(String, ConnectionParameters)}. */
    default Connection replace(ConnectionParameters parameters) {
        return replace(alias(), parameters);
    }

    /** Exchanges the connection of an alias, by a builder's steps: {@link ConnectionRegistry#replace(String, ConnectionParameters)}. */
    default Connection replace(String alias, Consumer<ConnectionParameters.Builder> parameters) {
        return replace(alias, given(ConnectionParameters::of, parameters));
    }

    /** Exchanges the connection of an alias, by PyMilvus' key names: {@link ConnectionRegistry#replace(String, ConnectionParameters)}. */
    default Connection replace(String alias, Map<String, ?> parameters) {
        return replace(alias, given(ConnectionParameters::fromMap, parameters));
    }

    /** What connect would use for the default alias, given nothing: {@link ConnectionRegistry#resolve(String, ConnectionParameters)}. */
    default ResolvedParameters resolve() {
        return resolve(defaultAlias(), ConnectionParameters.none());
    }

    /** What connect would use for an alias, given nothing: {@link ConnectionRegistry#resolve(String, ConnectionParameters)}. */
    default ResolvedParameters resolve(String alias) {
        return resolve(alias, ConnectionParameters.none());
    }

    /** What connect would use for the default alias, by a builder's steps: {@link ConnectionRegistry#resolve(String, ConnectionParameters)}. */
    default ResolvedParameters resolve(Consumer<ConnectionParameters.Builder> parameters) {
        return resolve(defaultAlias(), ConnectionParameters.of(parameters));
    }

    /** What connect would use for the alias that the map names, or the default one, by PyMilvus' key names: {@link ConnectionRegistry#resolve(String, ConnectionParameters)}. */
    default ResolvedParameters resolve(Map<String, ?> parameters) {
        ConnectionParameters given = ConnectionParameters.fromMap(parameters);
        return resolve(given.find(Parameters.ALIAS).orElseGet(this::defaultAlias), given);
    }

    /** What connect would use for the default alias, by a built set: {@link ConnectionRegistry#resolve(String, ConnectionParameters)}. */
    default ResolvedParameters resolve(ConnectionParameters parameters) {
        return resolve(defaultAlias(), parameters);
    }

    /** What connect would use for an alias, by a builder's steps: {@link ConnectionRegistry#resolve(String, ConnectionParameters)}. */
    default ResolvedParameters resolve(String alias, Consumer<ConnectionParameters.Builder> parameters) {
        return resolve(alias, ConnectionParameters.of(parameters));
    }

    /** What connect would use for an alias, by PyMilvus' key names: {@link ConnectionRegistry#resolve(String, ConnectionParameters)}. */
    default ResolvedParameters resolve(String alias, Map<String, ?> parameters) {
        return resolve(alias, ConnectionParameters.fromMap(parameters));
    }

    /** A closed registry reads no parameter: it reports that it is closed. */
    private <T> ConnectionParameters given(Function<T, ConnectionParameters> form, T parameters) {
        return isClosed() ? ConnectionParameters.none() : form.apply(parameters);
    }

    private String alias() {
        return isClosed() ? "default" : defaultAlias();
    }

    private String alias(ConnectionParameters given) {
        return given.find(Parameters.ALIAS).orElseGet(this::alias);
    }

    private static CompletableFuture<Connection> begun(Supplier<CompletableFuture<Connection>> connect) {
        try {
            return connect.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
