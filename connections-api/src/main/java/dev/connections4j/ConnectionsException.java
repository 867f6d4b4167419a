package dev.connections4j;

import org.jspecify.annotations.Nullable;

/** The root of what this library throws. Its messages state what was wrong, what was expected and what to do. */
public class ConnectionsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * An exception.
     *
     * @param code a stable code for programs, for instance {@code INVALID_PARAMETER}
     * @param message for people; never holds a secret
     * @param cause what led to it, or null
     */
    public ConnectionsException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** {@return a stable code for programs, for instance {@code INVALID_PARAMETER}} */
    public String code() {
        return code;
    }
}
