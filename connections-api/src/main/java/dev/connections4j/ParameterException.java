package dev.connections4j;

import org.jspecify.annotations.Nullable;

/** A parameter is wrong: which, what it was (never a secret) and what was expected. Code {@code INVALID_PARAMETER}. */
public final class ParameterException extends ConnectionsException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * An exception about one parameter.
     *
     * @param parameter its name as PyMilvus spells it, for instance {@code db_name}
     * @param message what was wrong and what was expected; never holds a secret
     * @param cause what led to it, or null
     */
    public ParameterException(String parameter, String message, @Nullable Throwable cause) {
        super("INVALID_PARAMETER", message, cause);
        this.parameter = parameter;
    }

    /**
     * An exception about one parameter.
     *
     * @param parameter its name as PyMilvus spells it
     * @param message what was wrong and what was expected; never holds a secret
     */
    public ParameterException(String parameter, String message) {
        this(parameter, message, null);
    }

    /**
     * A value that must not be null.
     *
     * @param parameter what the message calls it
     * @param value what was given
     * @param <T> the type of the value
     * @return the value
     * @throws ParameterException if it is null
     */
    public static <T> T requireGiven(String parameter, @Nullable T value) {
        if (value == null) {
            throw new ParameterException(parameter, parameter + " must not be null");
        }
        return value;
    }

    /** {@return the parameter's name, as PyMilvus spells it} */
    public String parameter() {
        return parameter;
    }
}
