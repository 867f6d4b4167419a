package dev.connections4j;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The outcome for each alias of a {@code connectAll}, in the order given.
 *
 * @param connections those that connected
 * @param failures those that did not, and why
 */
public record ConnectReport(Map<String, Connection> connections, Map<String, RuntimeException> failures) {
    /**
     * Copies both, order kept.
     *
     * @param connections those that connected
     * @param failures those that did not, and why
     */
    public ConnectReport {
        connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }
}
