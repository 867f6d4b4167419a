package dev.connections4j.boot;

import dev.connections4j.parameters.ConnectionParameters;

/**
 * A bean that adds to what an alias' properties say: what only a program can give, as a supplier of tokens, an interceptor or an executor. Several run
 * in Spring's order, after the properties.
 */
@FunctionalInterface
public interface ConnectionCustomizer {
    /**
     * Sets parameters of one alias; called once for each configured alias, while the registry bean is made.
     *
     * @param alias whose
     * @param parameters hold what the properties say; a value set here wins
     */
    void customize(String alias, ConnectionParameters.Builder parameters);
}
