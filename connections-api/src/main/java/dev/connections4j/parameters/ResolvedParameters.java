package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of one connect, after resolution: each with its value and where that came from. Immutable. */
public final class ResolvedParameters {
    private final Address address;
    private final Map<Parameter<?>, Value> values;
    private final List<Unused> unused;

    /**
     * A value and its source.
     *
     * @param value of the parameter's type
     * @param source where it came from
     * @param hidden whether it is secret though its parameter is not: a user that may be an API key
     */
    public record Value(Object value, Source source, boolean hidden) {
        /**
         * A value that is as secret as its parameter declares.
         *
         * @param value of the parameter's type
         * @param source where it came from
         */
        public Value(Object value, Source source) {
            this(value, source, false);
        }

        /** The source alone: the value may be secret. */
        @Override
        public String toString() {
            return "a value from " + source;
        }
    }

    /**
     * One line of {@link #describe()}.
     *
     * @param parameter its name
     * @param value as text, secrets hidden; empty if it has none
     * @param source where it came from
     */
    public record Line(String parameter, String value, Source source) {}

    /**
     * A variable that nothing reads. Prints as a sentence without full stop, without the variable's value.
     *
     * @param variable its name
     * @param source where it stands
     * @param why why it is not used, and which name would be
     */
    public record Unused(String variable, Source source, String why) {
        @Override
        public String toString() {
            return variable + " (" + source + ") is not used: " + why;
        }
    }

    /**
     * Resolved parameters, as tests of transports make them.
     *
     * @param address where to connect
     * @param values what was given by anyone; the rest has its default
     */
    public ResolvedParameters(Address address, Map<Parameter<?>, Value> values) {
        this(address, values, List.of());
    }

    /**
     * Resolved parameters; made by resolution.
     *
     * @param address where to connect
     * @param values what was given by anyone; the rest has its default
     * @param unused what was set and is not read
     */
    public ResolvedParameters(Address address, Map<Parameter<?>, Value> values, List<Unused> unused) {
        this.address = address;
        this.values = Map.copyOf(values);
        this.unused = List.copyOf(unused);
    }

    /** {@return where to connect: a host and port, or the path of a Milvus Lite folder} */
    public Address address() {
        return address;
    }

    /**
     * A value: the given one, else the default.
     *
     * @param parameter its declaration
     * @param <T> the type of its value
     * @return the value
     * @throws IllegalStateException if nobody gave it and it has no default; {@link #find} is for those
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
    @SuppressWarnings("unchecked") // resolution stores what the declaration parsed
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
        if (value != null) {
            return value.source();
        }
        boolean path = parameter == Parameters.ADDRESS && values.containsKey(Parameters.URI);
        return path ? partOf(source(Parameters.URI)) : Source.of(Source.Kind.DEFAULT);
    }

    private static Source partOf(Source uri) {
        return uri.kind() == Source.Kind.ARGUMENT ? Source.of(Source.Kind.URI) : uri;
    }

    /**
     * Whether someone gave it, by argument, registration, environment or {@code .env}.
     *
     * @param parameter its declaration
     * @return false if its default holds; true of the alias, and of a server's address, host and port, in any case
     */
    public boolean isGiven(Parameter<?> parameter) {
        return values.containsKey(parameter);
    }

    /**
     * The text whose base64 is the {@code authorization} header: the token, or {@code user:password}. Where a supplier gives it, each {@link
     * Secret#reveal()} asks the supplier, and throws what that throws.
     *
     * @return empty if there are no credentials
     */
    public Optional<Secret> credentials() {
        Optional<Secret> token = find(Parameters.TOKEN);
        if (token.isPresent()) {
            return token;
        }
        return find(Parameters.USER)
                .flatMap(user -> find(Parameters.PASSWORD)
                        .map(password -> password.isSupplied()
                                ? Secret.from(() -> user + ":" + password.reveal())
                                : Secret.of(user + ":" + password.reveal())));
    }

    /** {@return whether it speaks TLS: {@code secure}, or anything that implies it} */
    public boolean isSecure() {
        return get(Parameters.SECURE)
                || values.keySet().stream()
                        .anyMatch(given -> given.group() == ParameterGroup.TLS && given != Parameters.SECURE);
    }

    /** {@return whether a listener on the network could read the credentials: there are some, without TLS, to an address that is not loopback} */
    public boolean sendsCredentialsInPlaintext() {
        return !isSecure() && !address.isLoopback() && credentials().isPresent();
    }

    /**
     * What is missing, so that connect will refuse this set: a password beside a user.
     *
     * @return what is missing and what to do; empty if nothing is
     */
    public Optional<String> incomplete() {
        boolean hasSecret = isGiven(Parameters.PASSWORD) || isGiven(Parameters.TOKEN);
        return !isGiven(Parameters.USER) || hasSecret
                ? Optional.empty()
                : Optional.of("password is missing beside user (" + source(Parameters.USER)
                        + "): give both, or an API key as token");
    }

    /**
     * This set, if connect will take it.
     *
     * @return this
     * @throws ParameterException if it is {@link #incomplete()}
     */
    public ResolvedParameters requireComplete() {
        incomplete().ifPresent(missing -> {
            throw new ParameterException(Parameters.PASSWORD.name(), missing);
        });
        return this;
    }

    /**
     * The parameters whose values differ, as far as a live connection is concerned: {@code timeout}, {@code wait_for_ready} and {@code eager} never do;
     * objects are compared by identity, files by path; two suppliers never differ.
     *
     * @param other what to compare with
     * @return names, in the order of their declarations; empty if nothing differs
     */
    public List<String> differences(ResolvedParameters other) {
        return Differences.between(this, other);
    }

    /**
     * What is not secret, by PyMilvus' names: {@code address}, {@code user}, {@code db_name}, {@code secure} first, then the others that have a value.
     *
     * @return texts, booleans, numbers, durations, paths and objects; immutable
     */
    public Map<String, Object> toMap() {
        return PublicMap.of(address, values);
    }

    /** {@return each parameter with value and source, in the order of their declarations} */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Parameter<?> parameter : Parameters.all()) {
            text(parameter).ifPresent(text -> lines.add(new Line(parameter.name(), text, source(parameter))));
        }
        return List.copyOf(lines);
    }

    private Optional<String> text(Parameter<?> parameter) {
        if (parameter == Parameters.ADDRESS) {
            return Optional.of(address.toString());
        }
        if (parameter == Parameters.HOST || parameter == Parameters.PORT || parameter == Parameters.URI) {
            return Optional.ofNullable(values.get(parameter)).map(value -> parameter.show(value.value()));
        }
        Value value = values.get(parameter);
        if (value != null) {
            return Optional.of(value.hidden() ? Secret.HIDDEN : parameter.show(value.value()));
        }
        if (parameter == Parameters.DB_NAME) {
            return Optional.of(PublicMap.DEFAULT_DATABASE);
        }
        boolean valueless = parameter.defaultValue().isEmpty() || parameter == Parameters.OPTION;
        return Optional.of(
                valueless ? "" : parameter.show(parameter.defaultValue().orElseThrow()));
    }

    /**
     * Variables that nothing reads: {@code MILVUS_} names of the environment and of {@code .env} that mean nothing; and {@code HTTPS_PROXY}
     * where it names a proxy for this server that nothing asks for.
     *
     * @return in the order of the layers and of their names
     */
    public List<Unused> unused() {
        return unused;
    }

    /** {@return each parameter with value and source for people, a line each, secrets hidden; then what is not used, and what connect will refuse} */
    public String describe() {
        Stream<String> each = lines().stream().map(l -> l.parameter() + " = " + l.value() + " (" + l.source() + ")");
        Stream<String> refused = incomplete().map(missing -> "connect will refuse this: " + missing).stream();
        Stream<String> ignored = unused.stream().map(Unused::toString);
        return Stream.of(each, ignored, refused).flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    /** {@link #describe()}. */
    @Override
    public String toString() {
        return describe();
    }
}
