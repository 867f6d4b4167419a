package dev.connections4j.selection;

import dev.connections4j.spi.Transport;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The transports of one look.
 *
 * @param candidates those that could be made and have a name
 * @param failures what the others threw, by provider
 * @param context the context class loader of the thread that looked
 */
record Found(
        List<Candidate> candidates, Map<String, Throwable> failures, WeakReference<@Nullable ClassLoader> context) {

    static Found of(Discovery<Transport> discovery, @Nullable ClassLoader context) {
        Map<String, Throwable> failures = new LinkedHashMap<>(discovery.failures());
        List<Candidate> candidates = new ArrayList<>();
        for (Transport transport : discovery.providers()) {
            try {
                candidates.add(new Candidate(transport, transport.name()));
            } catch (RuntimeException | LinkageError e) {
                failures.put(transport.getClass().getName(), e);
            }
        }
        return new Found(List.copyOf(candidates), failures, new WeakReference<>(context));
    }

    /** What is on the path, what each lacks, and what failed to load; part of a sentence. */
    String described() {
        String list = candidates.stream().map(Candidate::described).collect(Collectors.joining(", "));
        return (list.isEmpty() ? "none was found" : "found: " + list) + failed(failures);
    }

    static String failed(Map<String, Throwable> failures) {
        return failures.entrySet().stream()
                .map(e -> "; failed to load: " + e.getKey() + " (" + Discovery.summary(e.getValue()) + ")")
                .collect(Collectors.joining());
    }
}
