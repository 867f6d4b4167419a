package dev.connections4j.resolution;

import dev.connections4j.ParameterException;
import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.ResolvedParameters.Value;
import dev.connections4j.parameters.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes resolved parameters from layers. Its inputs are passed in; {@code .env} is read anew each time, a named pipe once. */
public final class Resolver {
    private final Variables environment;
    private final ProxyVariables proxies;
    private final Path directory;
    private final DotEnv dotEnv;

    /** {@code directory} is where relative {@code .db} paths begin, and the search for {@code .env} if {@code readsDotEnv}. */
    public Resolver(Map<String, String> environment, Path directory, boolean readsDotEnv) {
        this.environment = Variables.ofEnvironment(environment);
        this.proxies = new ProxyVariables(Map.copyOf(environment));
        this.directory = directory;
        this.dotEnv = new DotEnv(readsDotEnv ? directory : null, Map.copyOf(environment));
    }

    /** The default alias: {@code default}, or what {@code MILVUS_CONN_ALIAS} names. */
    public String defaultAlias() {
        return inputs(ConnectionParameters.none(), ConnectionParameters.none()).defaultAlias();
    }

    /** Resolves what connect uses; fails if it is incomplete. */
    public ResolvedParameters resolve(String alias, ConnectionParameters given, ConnectionParameters registered) {
        return show(alias, given, registered).requireComplete();
    }

    /** Resolves what connect would use, incomplete or not. */
    public ResolvedParameters show(String alias, ConnectionParameters given, ConnectionParameters registered) {
        return new Resolution(inputs(given, registered), alias, given, registered).resolve();
    }

    /** Checks all that needs no file and no network; an address may be missing, a password too. */
    public void check(String alias, ConnectionParameters parameters) {
        checkAlias(alias, parameters);
        Layer layer = Layer.arguments(parameters);
        layer.address(directory);
        registered(layer).finish();
    }

    /** The address that a set names, without looking at other layers. */
    public Optional<Address> address(ConnectionParameters parameters) {
        return Layer.registered(parameters).address(directory).map(NamedAddress::address);
    }

    /** What a registered set shows of itself, with defaults; an address only if it names one. */
    public Map<String, Object> toMap(String alias, ConnectionParameters registered) {
        Layer layer = Layer.registered(registered);
        Assembly assembly = registered(layer);
        assembly.put(Parameters.ALIAS, new Value(alias, Source.of(Source.Kind.ARGUMENT)));
        Optional<NamedAddress> named = layer.address(directory);
        named.ifPresent(address -> assembly.putAddress(address, layer));
        Address address = named.orElse(NamedAddress.DEFAULT).address();
        Map<String, Object> shown = new LinkedHashMap<>(new ResolvedParameters(address, assembly.finish()).toMap());
        if (named.isEmpty()) {
            shown.remove(Parameters.ADDRESS.name());
        }
        return Collections.unmodifiableMap(shown);
    }

    /** What a successful connect registers: {@code given} over {@code registered}, or in its place if the address changed. */
    public ConnectionParameters merge(ConnectionParameters given, ConnectionParameters registered) {
        boolean isAll = registered.given().isEmpty() && !given.given().contains(Parameters.ALIAS);
        return isAll ? given : new Merging(directory).merge(given, registered);
    }

    private static Assembly registered(Layer layer) {
        Assembly assembly = new Assembly();
        assembly.add(layer);
        return assembly;
    }

    /** An alias among the parameters must be the one of the call. */
    public static void checkAlias(String alias, ConnectionParameters parameters) {
        String checked = Parameters.ALIAS.parse(alias);
        parameters
                .find(Parameters.ALIAS)
                .filter(other -> !other.equals(checked))
                .ifPresent(other -> {
                    throw new ParameterException(
                            "alias", "alias is '" + checked + "' in the call, but '" + other + "' in the parameters");
                });
    }

    private Inputs inputs(ConnectionParameters given, ConnectionParameters registered) {
        return new Inputs(directory, List.of(environment, dotEnv.read(() -> timeout(given, registered))), proxies);
    }

    /** The timeout as far as it is known before {@code .env} is read. */
    private Duration timeout(ConnectionParameters given, ConnectionParameters registered) {
        return given.find(Parameters.TIMEOUT)
                .or(() -> registered.find(Parameters.TIMEOUT))
                .or(() -> environment
                        .value(Parameters.TIMEOUT, "MILVUS_CONN_TIMEOUT")
                        .map(value -> (Duration) value.value()))
                .or(Parameters.TIMEOUT::defaultValue)
                .orElseThrow();
    }
}
