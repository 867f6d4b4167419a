package dev.connections4j.resolution;

import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.MilvusUri;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.ParameterGroup;
import dev.connections4j.parameters.Parameters;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a successful connect registers. Resolving it alone gives the same values as resolving its two parts as layers.
 *
 * @param directory where relative paths begin
 */
record Merging(Path directory) {
    ConnectionParameters merge(ConnectionParameters given, ConnectionParameters registered) {
        Layer stronger = Layer.arguments(given);
        Layer weaker = Layer.registered(registered);
        Optional<Address> address = stronger.address(directory).map(NamedAddress::address);
        Optional<Address> before = weaker.address(directory).map(NamedAddress::address);
        boolean moved = address.isPresent() && before.isPresent() && !address.equals(before);
        Set<Parameter<?>> dropped = new HashSet<>(given.given());
        dropped.add(Parameters.ALIAS);
        boolean credentials = !stronger.credentials().isEmpty();
        if (credentials) {
            Parameters.all().stream()
                    .filter(parameter -> parameter.group() == ParameterGroup.CREDENTIALS)
                    .forEach(dropped::add);
        }
        MilvusUri uri = stronger.uri();
        if (uri != null && uri.dbName() != null) {
            dropped.add(Parameters.DB_NAME);
        }
        if (address.isPresent()) {
            dropped.addAll(Set.of(Parameters.ADDRESS, Parameters.HOST, Parameters.PORT));
        }
        ConnectionParameters all = ConnectionParameters.of(merged -> {
            if (!moved) {
                copy(registered, merged, dropped);
            }
            copy(given, merged, Set.of(Parameters.ALIAS));
            MilvusUri old = weaker.uri();
            if (uri != null && old != null && !moved) {
                merged.set(Parameters.URI, uri.completedBy(old, !credentials));
            }
        });
        return address.or(() -> before).map(expected -> pinned(all, expected)).orElse(all);
    }

    /** Without its weaker parts an address may have lost the port that it left open: then it is written out. */
    private ConnectionParameters pinned(ConnectionParameters merged, Address expected) {
        Optional<Address> named = Layer.registered(merged).address(directory).map(NamedAddress::address);
        if (named.equals(Optional.of(expected))) {
            return merged;
        }
        return ConnectionParameters.of(whole -> {
            copy(merged, whole, Set.of(Parameters.HOST, Parameters.PORT));
            whole.set(Parameters.ADDRESS, expected);
        });
    }

    private static void copy(ConnectionParameters from, ConnectionParameters.Builder to, Set<Parameter<?>> except) {
        for (Parameter<?> parameter : from.given()) {
            if (!except.contains(parameter)) {
                to.set(parameter, from.find(parameter).orElseThrow());
            }
        }
    }
}
