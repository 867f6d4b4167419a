package dev.connections4j.parameters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of one connect, after resolution: each with its value and where that came from. Immutable. */
public final class ResolvedParameters {
    private final Address address;
    private final Map<Parameter<?>, Value> values;

    /**
     * A value and its source.
     *
     * @param value of the parameter's type
     * @param source where it came from
     */
    public record Value(Object value, Source source) {}

    /**
     * One line of {@link #describe()}.
     *
     * @param parameter its name
     * @param value as text, secrets hidden; empty if it has none
     * @param source where it came from
     */
    public record Line(String parameter, String value, Source source) {}

    /**
     * Resolved parameters; made by resolution, and by tests of transports.
     *
     * @param address where to connect
     * @param values what was given by anyone; the rest has its default
     */
    public ResolvedParameters(Address address, Map<Parameter<?>, Value> values) {
        this.address = address;
        this.values = Map.copyOf(values);
    }

    /**
     * Where to connect.
     *
     * @return a host and port, or the path of a Milvus Lite folder
     */
    public Address address() {
        return address;
    }

    /**
     * A value: the given one, else the default.
     *
     * @param parameter its declaration
     * @param <T> the type of its value
     * @return the value
     * @throws IllegalStateException if nobody gave it and it has no default; ask {@link #find} for those
     */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter).orElseThrow(() -> new IllegalStateException(parameter + " has no value"));
    }

    /**
     * A value: the given one, else the default, else empty.
     *
     * @param parameter its declaration
     * @param <T> the type of its value
     * @return empty if nobody gave it and it has no default
     */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Parameter<T> parameter) {
        Value value = values.get(parameter);
        return value != null ? Optional.of((T) value.value()) : parameter.defaultValue();
    }

    /**
     * Where a value came from.
     *
     * @param parameter its declaration
     * @return {@code default} if nobody gave it
     */
    public Source source(Parameter<?> parameter) {
        Value value = values.get(parameter);
        return value != null ? value.source() : Source.of(Source.Kind.DEFAULT);
    }

    /**
     * Whether someone gave it, by argument, registration, environment or {@code .env}.
     *
     * @param parameter its declaration
     * @return false if its default holds
     */
    public boolean isGiven(Parameter<?> parameter) {
        return values.containsKey(parameter);
    }

    /**
     * The text whose base64 is the {@code authorization} header: the token, or {@code user:password}.
     *
     * @return empty if there are no credentials
     */
    public Optional<Secret> credentials() {
        return Optional.empty();
    }

    /**
     * Each parameter with value and source.
     *
     * @return in the order of their declarations
     */
    public List<Line> lines() {
        return List.of();
    }

    /**
     * Each parameter with value and source, for people.
     *
     * @return a line each, secrets hidden
     */
    public String describe() {
        return lines().stream()
                .map(l -> l.parameter() + " = " + l.value() + " (" + l.source() + ")")
                .collect(Collectors.joining("\n"));
    }
}
