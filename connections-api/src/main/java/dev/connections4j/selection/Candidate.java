package dev.connections4j.selection;

import dev.connections4j.TransportInfo;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.spi.Transport;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A transport that was found.
 *
 * @param transport the provider
 * @param name its name, read once
 */
record Candidate(Transport transport, String name) {

    /** Why it cannot be used; a provider that throws here lacks something too. */
    Optional<String> lacking() {
        try {
            return transport.unavailable();
        } catch (RuntimeException | LinkageError e) {
            return Optional.of("its check of what it lacks failed: " + Discovery.summary(e));
        }
    }

    /** Name, provider and what it lacks, for a list in a message. */
    String described() {
        String known = "'" + name + "' (" + provider() + ")";
        return lacking().map(lack -> known + " cannot be used: " + lack).orElse(known);
    }

    String provider() {
        return transport.getClass().getName();
    }

    TransportInfo info() {
        String module = transport.getClass().getModule().getName();
        Map<String, String> unsupported = transport.unsupported().entrySet().stream()
                .collect(Collectors.toMap(e -> ((Parameter<?>) e.getKey()).name(), Map.Entry::getValue));
        return new TransportInfo(name, provider(), module == null ? "" : module, lacking(), unsupported);
    }
}
