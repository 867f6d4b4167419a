package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import dev.connections4j.naming.NearestName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explicit parameters: an immutable set of those that were given, each checked by its declaration. */
public final class ConnectionParameters {
    private static final ConnectionParameters NONE = new ConnectionParameters(Map.of());

    private final Map<Parameter<?>, Object> values;

    private ConnectionParameters(Map<Parameter<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** {@return the empty set} */
    public static ConnectionParameters none() {
        return NONE;
    }

    /**
     * A set by a builder's steps.
     *
     * @param steps what to set
     * @return the set
     * @throws ParameterException if a value is wrong
     */
    public static ConnectionParameters of(Consumer<Builder> steps) {
        Builder builder = new Builder();
        ParameterException.requireGiven("parameters", steps).accept(builder);
        return new ConnectionParameters(builder.values);
    }

    /**
     * A set by PyMilvus' key names, as read from a file.
     *
     * @param given names and values; text is parsed for every type, a number is seconds for a duration; null and blank count as not
     *     given, but fail for {@code address}, {@code uri}, {@code host} and {@code port}
     * @return the set
     * @throws ParameterException if a name is unknown (with the nearest known one) or a value is wrong
     */
    public static ConnectionParameters fromMap(Map<String, ?> given) {
        Map<?, ?> entries = ParameterException.requireGiven("parameters", given); // a file's reader may bring any keys
        return of(builder -> entries.forEach(
                (name, value) -> builder.set(String.valueOf(ParameterException.requireGiven("a name", name)), value)));
    }

    /**
     * A given value.
     *
     * @param parameter its declaration
     * @param <T> the type of its value
     * @return empty if it was not given
     */
    @SuppressWarnings("unchecked") // the builder stores what the declaration parsed
    public <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable((T) values.get(ParameterException.requireGiven("parameter", parameter)));
    }

    /** {@return the declarations of the parameters that were given} */
    public Set<Parameter<?>> given() {
        return values.keySet();
    }

    /** Equal by values: constant secrets by text, suppliers never differ, objects by their own {@code equals}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectionParameters that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Names and values in the order of their declarations, secrets hidden. */
    @Override
    public String toString() {
        return Parameters.all().stream()
                .filter(values::containsKey)
                .map(parameter -> parameter + "=" + parameter.show(values.get(parameter)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /**
     * Sets parameters, each by the name PyMilvus gives it, in camel case. The last value counts. Null and blank text mean not given, but fail for
     * address, uri, host and port.
     */
    public static final class Builder extends BuilderSteps {
        private final Map<Parameter<?>, Object> values = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets any parameter.
         *
         * @param parameter its declaration
         * @param value text, or of its type
         * @return this
         * @throws ParameterException if the value is wrong
         */
        @Override
        public Builder set(Parameter<?> parameter, @Nullable Object value) {
            ParameterException.requireGiven("parameter", parameter);
            boolean absent = value == null
                    || (value instanceof CharSequence text && text.toString().isBlank());
            if (absent && parameter.takesBlankAsAbsent()) {
                values.remove(parameter);
            } else {
                values.put(parameter, parameter.parse(value));
            }
            return this;
        }

        /**
         * Sets any parameter by name.
         *
         * @param name as PyMilvus spells it
         * @param value text, or of its type
         * @return this
         * @throws ParameterException if the name is unknown or the value is wrong
         */
        public Builder set(@Nullable String name, @Nullable Object value) {
            String typed = ParameterException.requireGiven("a name", name);
            Parameter<?> parameter = Parameters.find(typed).orElseThrow(() -> unknown(typed));
            return set(parameter, value);
        }

        private static ParameterException unknown(String name) {
            if (name.equals("_async")) {
                return new ParameterException(
                        name, "_async is no parameter: call connectAsync, which gives a CompletableFuture");
            }
            String nearest = NearestName.of(
                    name, Parameters.all().stream().map(Parameter::name).toList());
            return new ParameterException(
                    name, "unknown parameter " + Quoting.quoted(name) + ", did you mean " + nearest + "?");
        }
    }
}
