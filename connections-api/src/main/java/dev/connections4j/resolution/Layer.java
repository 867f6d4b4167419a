package dev.connections4j.resolution;

import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.MilvusUri;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.ParameterGroup;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters.Value;
import dev.connections4j.parameters.Secret;
import dev.connections4j.parameters.Source;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One layer of given values. A parameter of its own beats the part of the layer's uri. */
final class Layer {
    private final Map<Parameter<?>, Value> own;
    private final @Nullable MilvusUri uri;
    private final Source parts;

    /** {@code parts} is the source of what the uri holds. */
    Layer(Map<Parameter<?>, Value> own, Source parts) {
        this.own = own;
        Value value = own.get(Parameters.URI);
        this.uri = value == null ? null : (MilvusUri) value.value();
        this.parts = parts;
    }

    static Layer arguments(ConnectionParameters given) {
        return of(given, Source.of(Source.Kind.ARGUMENT), Source.of(Source.Kind.URI));
    }

    static Layer registered(ConnectionParameters registered) {
        Source alias = Source.of(Source.Kind.ALIAS);
        return of(registered, alias, alias);
    }

    private static Layer of(ConnectionParameters given, Source source, Source parts) {
        Map<Parameter<?>, Value> own = new LinkedHashMap<>();
        for (Parameter<?> parameter : given.given()) {
            given.find(parameter).ifPresent(value -> own.put(parameter, new Value(value, source)));
        }
        return new Layer(own, parts);
    }

    /** The address that it names, relative paths from {@code directory} on; fails if it names two. */
    Optional<NamedAddress> address(Path directory) {
        return NamedAddress.of(this, directory);
    }

    /** The source of a part of its uri. */
    Source parts() {
        return parts;
    }

    @Nullable
    MilvusUri uri() {
        return uri;
    }

    @Nullable
    Value own(Parameter<?> parameter) {
        return own.get(parameter);
    }

    /** The scheme that its uri names; null if it has none, or one without. */
    @Nullable
    String scheme() {
        return uri == null ? null : uri.scheme();
    }

    /**
     * User, password and token as one unit. The uri's user info completes a password of its own, and a user of its own only if it is the same
     * one: a password stays with its user. A token stands alone.
     */
    Map<Parameter<?>, Value> credentials() {
        Map<Parameter<?>, Value> unit = new HashMap<>(own);
        unit.keySet().removeIf(parameter -> parameter.group() != ParameterGroup.CREDENTIALS);
        if (uri == null || unit.containsKey(Parameters.TOKEN)) {
            return unit;
        }
        Value user = unit.get(Parameters.USER);
        boolean sameUser = user == null || user.value().equals(uri.user());
        if (uri.user() != null && user == null) {
            unit.put(Parameters.USER, new Value(uri.user(), parts, uri.userSecret()));
        }
        Secret password = uri.password();
        if (password != null && sameUser) {
            unit.putIfAbsent(Parameters.PASSWORD, new Value(password, parts));
        }
        return unit;
    }

    /** Everything else that it gives, the uri's database included. */
    Map<Parameter<?>, Value> others() {
        Map<Parameter<?>, Value> others = new HashMap<>(own);
        others.keySet()
                .removeIf(parameter ->
                        parameter.group() == ParameterGroup.SERVER || parameter.group() == ParameterGroup.CREDENTIALS);
        if (uri != null && uri.dbName() != null) {
            others.putIfAbsent(Parameters.DB_NAME, new Value(Objects.requireNonNull(uri.dbName()), parts));
        }
        return others;
    }
}
