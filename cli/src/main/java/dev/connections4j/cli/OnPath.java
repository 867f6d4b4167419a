package dev.connections4j.cli;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.TransportInfo;
import dev.connections4j.TransportUnavailableException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The transports on the path, in a fixed order, for the order in which they are found is arbitrary. */
final class OnPath {
    /** Those of this project. */
    static final List<String> OURS = List.of("netty", "okhttp", "armeria");

    private static final Comparator<TransportInfo> ORDER = Comparator.<TransportInfo>comparingInt(
                    transport -> OURS.contains(transport.name()) ? OURS.indexOf(transport.name()) : OURS.size())
            .thenComparing(TransportInfo::name)
            .thenComparing(TransportInfo::provider);

    private OnPath() {}

    /** All of them, also those that cannot be used. */
    static List<TransportInfo> transports(ConnectionRegistry registry) {
        return registry.transports().stream().sorted(ORDER).toList();
    }

    /** The names of those that have one. */
    static List<String> names(ConnectionRegistry registry) {
        return transports(registry).stream()
                .map(TransportInfo::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** The artifact that has one of ours. */
    static String artifact(String ours) {
        return "dev.connections4j:transport-" + ours;
    }

    /**
     * Refuses the name of a transport that is not on the path.
     *
     * @throws TransportUnavailableException with the name that was meant, or with what is there
     */
    static void require(ConnectionRegistry registry, String name) {
        List<String> found = names(registry);
        if (found.contains(name)) {
            return;
        }
        List<String> known =
                Stream.concat(found.stream(), OURS.stream()).distinct().toList();
        String remedy = OURS.contains(name)
                ? "; add " + artifact(name)
                : TypoSuggestion.of(name, known)
                        .map(meant -> ", did you mean " + meant + "?")
                        .orElse("; on the path: " + String.join(", ", found));
        throw new TransportUnavailableException("transport '" + name + "' is not on the path" + remedy, null);
    }
}
