package dev.connections4j;

import java.util.Map;
import java.util.Optional;

/**
 * A transport found on the module path or class path, whether or not it can be used.
 *
 * @param name the value of the parameter {@code transport} that chooses it; empty if the provider failed before it gave one
 * @param provider the class that provides it, or what is known of one that failed
 * @param module the module it comes from; empty on the class path
 * @param lacking why it cannot be used here, a sentence without full stop; empty if it can
 * @param unsupported the names of the parameters that it cannot honour, each with what it cannot do
 */
public record TransportInfo(
        String name, String provider, String module, Optional<String> lacking, Map<String, String> unsupported) {
    /**
     * Copies {@code unsupported}.
     *
     * @param name chooses it
     * @param provider provides it
     * @param module holds it
     * @param lacking why it cannot be used
     * @param unsupported what it cannot honour
     */
    public TransportInfo {
        unsupported = Map.copyOf(unsupported);
    }
}
