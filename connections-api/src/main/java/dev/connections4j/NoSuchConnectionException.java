package dev.connections4j;

/** There is no live connection of that alias: create the connection first. Code {@code NO_CONNECTION}. */
public final class NoSuchConnectionException extends ConnectionsException {
    private static final long serialVersionUID = 1L;

    private final String alias;

    /**
     * An exception about an alias.
     *
     * @param alias which
     * @param message names it, and the aliases there are
     */
    public NoSuchConnectionException(String alias, String message) {
        super("NO_CONNECTION", message, null);
        this.alias = alias;
    }

    /** {@return the alias that is not connected} */
    public String alias() {
        return alias;
    }
}
