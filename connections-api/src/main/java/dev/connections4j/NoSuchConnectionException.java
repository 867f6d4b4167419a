package dev.connections4j;

/** There is no live connection of that alias: create the connection first. Code {@code NO_CONNECTION}. */
public final class NoSuchConnectionException extends ConnectionsException {
    private static final long serialVersionUID = 1L;

    private final String alias;
    private final boolean registered;

    /**
     * An exception about an alias.
     *
     * @param alias which
     * @param registered whether it is registered, so that connecting it is all that lacks
     * @param message names it, and the aliases there are
     */
    public NoSuchConnectionException(String alias, boolean registered, String message) {
        super("NO_CONNECTION", message, null);
        this.alias = alias;
        this.registered = registered;
    }

    /** {@return the alias that is not connected} */
    public String alias() {
        return alias;
    }

    /** {@return whether the alias was registered when it was asked for} */
    public boolean isRegistered() {
        return registered;
    }
}
