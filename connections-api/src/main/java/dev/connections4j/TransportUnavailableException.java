package dev.connections4j;

import org.jspecify.annotations.Nullable;

/**
 * No transport can be used, or none is chosen, or the chosen one cannot do what a parameter asks. The message lists what
 * is there, what each rejected one lacks and the artifact to add. Code {@code TRANSPORT_UNAVAILABLE}.
 */
public final class TransportUnavailableException extends ConnectionsException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception of the selection.
     *
     * @param message what is on the path, what is missing, and the remedy
     * @param cause what a provider threw, or null
     */
    public TransportUnavailableException(String message, @Nullable Throwable cause) {
        super("TRANSPORT_UNAVAILABLE", message, cause);
    }
}
