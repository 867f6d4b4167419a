package dev.connections4j.parameters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Explicit parameters: an immutable set of those that were given, each checked by its declaration. */
public final class ConnectionParameters {
    private static final ConnectionParameters NONE = new ConnectionParameters(Map.of());

    private final Map<Parameter<?>, Object> values;

    ConnectionParameters(Map<Parameter<?>, Object> values) {
        this.values = values;
    }

    /**
     * No parameters.
     *
     * @return the empty set
     */
    public static ConnectionParameters none() {
        return NONE;
    }

    /**
     * A set by a builder's steps.
     *
     * @param steps what to set
     * @return the set
     * @throws dev.connections4j.ParameterException if a value is wrong
     */
    public static ConnectionParameters of(Consumer<Builder> steps) {
        Builder builder = new Builder();
        steps.accept(builder);
        return builder.build();
    }

    /**
     * A set by PyMilvus' key names, as read from a file.
     *
     * @param given names and values; text is parsed for every type
     * @return the set
     * @throws dev.connections4j.ParameterException if a name is unknown (with the nearest known one) or a value is wrong
     */
    public static ConnectionParameters fromMap(Map<String, ?> given) {
        throw new UnsupportedOperationException(given.keySet().toString());
    }

    /**
     * A given value.
     *
     * @param parameter its declaration
     * @param <T> the type of its value
     * @return empty if it was not given
     */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable((T) values.get(parameter));
    }

    /** Names and values, secrets hidden. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }

    /** Sets parameters, each by the name PyMilvus gives it, in camel case. */
    public static final class Builder {
        private final Map<Parameter<?>, Object> values = new LinkedHashMap<>();

        Builder() {}

        ConnectionParameters build() {
            return new ConnectionParameters(Map.copyOf(values));
        }
    }
}
