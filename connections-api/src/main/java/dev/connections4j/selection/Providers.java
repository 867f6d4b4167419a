package dev.connections4j.selection;

import dev.connections4j.ParameterException;
import dev.connections4j.TransportInfo;
import dev.connections4j.TransportUnavailableException;
import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.EndpointResolver;
import dev.connections4j.spi.Transport;
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
    private final @Nullable ClassLoader chosenLoader;
    /** One instance per provider class, for it may share resources between its links. */
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    private volatile @Nullable Found latest;

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
        throw Unavailable.resolver(address, found.failures());
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
            throw Unavailable.named(name, found);
        }
        refuseDuplicates(ofThatName, found);
        Candidate candidate = ofThatName.get(0);
        candidate.lacking().ifPresent(lack -> {
            throw Unavailable.lacking(name, lack, found);
        });
        return candidate;
    }

    private static Candidate only(Found found) {
        List<Candidate> usable =
                found.candidates().stream().filter(c -> c.lacking().isEmpty()).toList();
        if (usable.isEmpty()) {
            throw Unavailable.all(found);
        }
        usable.stream()
                .collect(Collectors.groupingBy(Candidate::name, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(same -> refuseDuplicates(same, found));
        if (usable.size() > 1) {
            throw Unavailable.choice(found);
        }
        return usable.get(0);
    }

    private static void refuseDuplicates(List<Candidate> ofOneName, Found found) {
        if (ofOneName.size() > 1) {
            throw Unavailable.duplicate(ofOneName, found);
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

    /** Looking costs more than opening on loopback: a clean find is kept for the context class loader it was made in. */
    private Found look() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Found before = latest;
        if (before != null && before.context().refersTo(context)) {
            return before;
        }
        Found found = Found.of(Discovery.of(Transport.class, chosenLoader, made), context);
        if (found.failures().isEmpty() && !found.candidates().isEmpty()) {
            latest = found;
        }
        return found;
    }
}
