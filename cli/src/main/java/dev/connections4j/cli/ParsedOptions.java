package dev.connections4j.cli;

import java.util.Map;
import java.util.Optional;

/**
 * The options that were given to a subcommand.
 *
 * @param values by name; may hold secrets
 */
record ParsedOptions(Map<String, String> values) {
    boolean has(String option) {
        return values.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** Names only, for values may be secret. */
    @Override
    public String toString() {
        return "given " + values.keySet();
    }
}
