package dev.connections4j.cli;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.TransportInfo;
import java.util.Comparator;
import java.util.List;

/** The transports on the path in an order of ours: where they are found is an accident. */
final class OnPath {
    /** Those of this project. */
    static final List<String> OURS = List.of("netty", "okhttp", "armeria");

    private static final Comparator<TransportInfo> ORDER = Comparator.<TransportInfo>comparingInt(
                    transport -> OURS.contains(transport.name()) ? OURS.indexOf(transport.name()) : OURS.size())
            .thenComparing(TransportInfo::name)
            .thenComparing(TransportInfo::provider);

    private OnPath() {}

    /** All of them, those that cannot be used included. */
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
}
