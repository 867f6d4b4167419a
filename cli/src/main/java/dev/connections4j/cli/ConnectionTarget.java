package dev.connections4j.cli;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The connection that the options describe.
 *
 * @param given names and values; may hold secrets
 */
record ConnectionTarget(Map<String, Object> given) {
    /** The given alias, or the default one. */
    String alias(ConnectionRegistry registry) {
        return Optional.ofNullable(given.get(Parameters.ALIAS.name()))
                .map(Object::toString)
                .orElseGet(registry::defaultAlias);
    }

    /** The parameters, checked, without the alias, which is a separate argument of every call. */
    ConnectionParameters parameters() {
        Map<String, Object> others = new LinkedHashMap<>(given);
        others.remove(Parameters.ALIAS.name());
        return ConnectionParameters.fromMap(others);
    }

    boolean has(Parameter<?> parameter) {
        return given.containsKey(parameter.name());
    }

    ConnectionTarget with(Parameter<?> parameter, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(given);
        changed.put(parameter.name(), value);
        return new ConnectionTarget(changed);
    }

    /** Names only, for values may be secret. */
    @Override
    public String toString() {
        return "target of " + given.keySet();
    }
}
