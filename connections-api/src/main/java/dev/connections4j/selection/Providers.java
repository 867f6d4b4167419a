package dev.connections4j.selection;

import dev.connections4j.ParameterException;
import dev.connections4j.TransportInfo;
import dev.connections4j.TransportUnavailableException;
import dev.connections4j.naming.NearestName;
import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.EndpointResolver;
import dev.connections4j.spi.Transport;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The transports and endpoint resolvers on the path. One that cannot be loaded is named in errors and does no other harm. */
public final class Providers {
    private static final String ARTIFACTS = "dev.connections4j:transport-netty, dev.connections4j:transport-okhttp"
            + " or dev.connections4j:transport-armeria";
    private static final List<String> OURS = List.of("netty", "okhttp", "armeria");
    private static final String LITE_ARTIFACT = "dev.connections4j:milvus-lite";

    private final @Nullable ClassLoader chosenLoader;
    /** One instance per provider class, for it may share resources between its links. */
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    private volatile @Nullable Look latest;

    /**
     * Providers as seen by one loader, or by the defaults.
     *
     * @param chosenLoader null for the context class loader and this library's own
     */
    public Providers(@Nullable ClassLoader chosenLoader) {
        this.chosenLoader = chosenLoader;
    }

    /**
     * The transport that the parameters choose, or the only one that can be used.
     *
     * @param resolved the parameters
     * @return a transport that can honour them
     * @throws TransportUnavailableException if there is none, or no choice among several, or the chosen one cannot be used
     * @throws ParameterException if a given parameter is one that the transport cannot honour
     */
    public Transport choose(ResolvedParameters resolved) {
        Found found = look();
        Optional<String> name = resolved.find(Parameters.TRANSPORT);
        Candidate candidate = name.isPresent() ? named(found, name.get()) : only(found);
        refuseUnsupported(candidate, resolved);
        return candidate.transport();
    }

    /**
     * The resolver for an address that is no host yet.
     *
     * @param address a path
     * @return the first one that accepts it
     * @throws TransportUnavailableException if none does; it names the artifact to add
     */
    public EndpointResolver resolver(Address address) {
        Discovery<EndpointResolver> found = Discovery.of(EndpointResolver.class, chosenLoader, made);
        for (EndpointResolver resolver : found.providers()) {
            if (resolver.accepts(address)) {
                return resolver;
            }
        }
        throw new TransportUnavailableException(
                "no module on the path opens '" + address + "': add the artifact " + LITE_ARTIFACT
                        + " to the module path or class path" + Found.failed(found.failures()),
                firstCause(found.failures()));
    }

    /**
     * What is on the path, usable or not.
     *
     * @return in the order found, those that failed last
     */
    public List<TransportInfo> transports() {
        Found found = look();
        List<TransportInfo> infos = new ArrayList<>();
        found.candidates().forEach(c -> infos.add(c.info()));
        found.failures()
                .forEach((provider, thrown) -> infos.add(new TransportInfo(
                        "", provider, "", Optional.of("it failed to load: " + Discovery.summary(thrown)), Map.of())));
        return List.copyOf(infos);
    }

    private static Candidate named(Found found, String name) {
        List<Candidate> ofThatName =
                found.candidates().stream().filter(c -> c.name().equals(name)).toList();
        if (ofThatName.isEmpty()) {
            throw unavailable("transport '" + name + "' is not on the path" + missing(found, name), found);
        }
        refuseDuplicates(ofThatName, found);
        Candidate candidate = ofThatName.get(0);
        candidate.lacking().ifPresent(lack -> {
            throw unavailable("transport '" + name + "' cannot be used: " + lack + "; " + found.described(), found);
        });
        return candidate;
    }

    private static String missing(Found found, String name) {
        if (OURS.contains(name)) {
            return "; " + found.described() + "; add the artifact dev.connections4j:transport-" + name
                    + " to the module path or class path";
        }
        return NearestName.typo(
                        name, found.candidates().stream().map(Candidate::name).toList())
                .map(meant -> ", did you mean '" + meant + "'? " + found.described())
                .orElseGet(() -> "; " + found.described() + "; " + add());
    }

    private static Candidate only(Found found) {
        List<Candidate> usable =
                found.candidates().stream().filter(c -> c.lacking().isEmpty()).toList();
        if (usable.isEmpty()) {
            throw unavailable("no transport can be used; " + found.described() + "; " + add(), found);
        }
        usable.stream()
                .collect(Collectors.groupingBy(Candidate::name, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(same -> refuseDuplicates(same, found));
        if (usable.size() > 1) {
            throw unavailable(
                    "several transports are on the path; choose one; " + found.described()
                            + "; set the parameter transport, or MILVUS_TRANSPORT, to one of these names",
                    found);
        }
        return usable.get(0);
    }

    private static void refuseDuplicates(List<Candidate> ofOneName, Found found) {
        if (ofOneName.size() > 1) {
            String providers = ofOneName.stream().map(Candidate::provider).collect(Collectors.joining(" and "));
            throw unavailable(
                    "transport '" + ofOneName.get(0).name() + "' is on the path more than once, by " + providers
                            + ": leave only one of them on the path",
                    found);
        }
    }

    private static void refuseUnsupported(Candidate candidate, ResolvedParameters resolved) {
        candidate.transport().unsupported().forEach((parameter, lack) -> {
            boolean isOffAnyway = parameter == Parameters.EAGER && !resolved.get(Parameters.EAGER);
            if (resolved.isGiven(parameter) && !isOffAnyway) {
                throw new ParameterException(
                        parameter.name(),
                        "parameter " + parameter.name() + " (from " + resolved.source(parameter)
                                + ") cannot be honoured by transport '" + candidate.name() + "': " + lack
                                + "; leave it out or choose another transport");
            }
        });
    }

    private static TransportUnavailableException unavailable(String message, Found found) {
        return new TransportUnavailableException(message, firstCause(found.failures()));
    }

    private static @Nullable Throwable firstCause(Map<String, Throwable> failures) {
        return failures.values().stream().findFirst().orElse(null);
    }

    private static String add() {
        return "add one of the artifacts " + ARTIFACTS + " to the module path or class path";
    }

    /** Looking costs more than opening on loopback: a clean find is kept for the context class loader it was made in. */
    private Found look() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Look before = latest;
        if (before != null && before.context().refersTo(context)) {
            return before.found();
        }
        Found found = Found.of(Discovery.of(Transport.class, chosenLoader, made));
        if (found.failures().isEmpty() && !found.candidates().isEmpty()) {
            latest = new Look(new WeakReference<>(context), found);
        }
        return found;
    }

    private record Look(WeakReference<@Nullable ClassLoader> context, Found found) {}
}
