package dev.connections4j;

import java.util.List;

/** The alias is in use with other parameters. Code {@code ALIAS_CONFLICT}. */
public final class AliasConflictException extends ConnectionsException {
    private static final long serialVersionUID = 1L;

    private final String alias;
    private final List<String> parameters;

    /**
     * A conflict.
     *
     * @param alias the alias in use
     * @param parameters the names of the parameters that differ
     * @param message names the alias and what differs; never holds a secret
     */
    public AliasConflictException(String alias, List<String> parameters, String message) {
        super("ALIAS_CONFLICT", message, null);
        this.alias = alias;
        this.parameters = List.copyOf(parameters);
    }

    /** {@return the alias in use} */
    public String alias() {
        return alias;
    }

    /** {@return the names of the parameters that differ, as PyMilvus spells them} */
    public List<String> parameters() {
        return parameters;
    }
}
