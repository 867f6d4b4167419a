package dev.connections4j.resolution;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.MilvusUri;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.ParameterGroup;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.ResolvedParameters.Unused;
import dev.connections4j.parameters.ResolvedParameters.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts contributing layers together, strongest first. */
final class Assembly {
    private final Map<Parameter<?>, Value> values = new HashMap<>();
    private boolean hasCredentials;
    private @Nullable Layer scheme;

    /** Takes what no stronger layer gave; user, password and token as one unit. */
    void add(Layer layer) {
        add(layer, layer::credentials);
    }

    /** The same, with credentials that are read only if they count. */
    void add(Layer layer, Supplier<Map<Parameter<?>, Value>> credentials) {
        layer.others().forEach(values::putIfAbsent);
        if (!hasCredentials) {
            values.putAll(credentials.get());
            hasCredentials =
                    values.keySet().stream().anyMatch(parameter -> parameter.group() == ParameterGroup.CREDENTIALS);
        }
        if (scheme == null && layer.scheme() != null) {
            scheme = layer;
        }
    }

    boolean has(Parameter<?> parameter) {
        return values.containsKey(parameter);
    }

    @Nullable
    Value value(Parameter<?> parameter) {
        return values.get(parameter);
    }

    void put(Parameter<?> parameter, Value value) {
        values.put(parameter, value);
    }

    /** The address' host and port with their sources, and the uri that named it. */
    void putAddress(NamedAddress named, @Nullable Layer layer) {
        if (named.address() instanceof HostPort server) {
            put(Parameters.ADDRESS, new Value(server, named.source()));
            put(Parameters.HOST, new Value(server.host(), named.source()));
            put(Parameters.PORT, new Value(server.port(), named.portSource()));
        }
        Value uri = layer == null ? null : layer.own(Parameters.URI);
        if (uri != null) {
            boolean isServer = named.address() instanceof HostPort; // else its path is absolute now
            put(Parameters.URI, isServer ? uri : new Value(path(named.address()), uri.source()));
        }
    }

    private static MilvusUri path(Address absolute) {
        return new MilvusUri(null, absolute, false, null, null, false, null);
    }

    /** A handler that does not exist comes before all else that may be wrong. */
    void checkHandler() {
        new Requirements(values).checkHandler();
    }

    /** Checks what holds for any set, and fills in what follows from the rest. */
    Map<Parameter<?>, Value> finish() {
        secure();
        new Requirements(values).check();
        return Map.copyOf(values);
    }

    ResolvedParameters resolved(NamedAddress named, List<Unused> unused) {
        return new ResolvedParameters(named.address(), finish(), unused);
    }

    private void secure() {
        String by = null;
        Value implied = null;
        if (scheme != null && "https".equals(scheme.scheme())) {
            by = "https in uri";
            implied = new Value(true, scheme.parts());
        }
        for (Parameter<?> parameter : Parameters.all()) {
            Value value = values.get(parameter);
            boolean meansTls = parameter.group() == ParameterGroup.TLS && parameter != Parameters.SECURE;
            if (meansTls && value != null && implied == null) {
                by = parameter.name();
                implied = new Value(true, value.source());
            }
        }
        Value given = values.get(Parameters.SECURE);
        if (implied != null && given != null && given.value().equals(false)) {
            throw new ParameterException(
                    "secure",
                    "secure is false (" + given.source() + "), but " + by + " (" + implied.source()
                            + ") means TLS: drop one of them");
        }
        if (implied != null && given == null) {
            values.put(Parameters.SECURE, implied);
        }
    }
}
