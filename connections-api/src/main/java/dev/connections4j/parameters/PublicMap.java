package dev.connections4j.parameters;

import dev.connections4j.parameters.ResolvedParameters.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code getConnectionAddr} shows of a set of values. */
final class PublicMap {
    static final String DEFAULT_DATABASE = "default";

    private PublicMap() {}

    static Map<String, Object> of(Address address, Map<Parameter<?>, Value> values) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(Parameters.ADDRESS.name(), address.toString());
        shown.put(Parameters.USER.name(), orElse(Parameters.USER, values, ""));
        shown.put(Parameters.DB_NAME.name(), orElse(Parameters.DB_NAME, values, DEFAULT_DATABASE));
        shown.put(Parameters.SECURE.name(), orElse(Parameters.SECURE, values, false));
        for (Parameter<?> parameter : Parameters.all()) {
            Object value = value(parameter, values);
            if (value != null && parameter.secrecy() != Secrecy.ALL) {
                shown.putIfAbsent(parameter.name(), plain(parameter, value));
            }
        }
        return Collections.unmodifiableMap(shown);
    }

    private static Object orElse(Parameter<?> parameter, Map<Parameter<?>, Value> values, Object otherwise) {
        Object value = value(parameter, values);
        return value == null ? otherwise : value;
    }

    private static @Nullable Object value(Parameter<?> parameter, Map<Parameter<?>, Value> values) {
        Value value = values.get(parameter);
        if (value == null) {
            return parameter.defaultValue().orElse(null);
        }
        return value.hidden() ? Secret.HIDDEN : value.value();
    }

    /** Our own types as text: they print without what is secret in them. */
    private static Object plain(Parameter<?> parameter, Object value) {
        boolean own = value instanceof MilvusUri || value instanceof ProxyAddress || value instanceof Pool;
        return own ? parameter.show(value) : value;
    }
}
