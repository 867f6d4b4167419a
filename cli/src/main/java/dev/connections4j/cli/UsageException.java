package dev.connections4j.cli;

/** The command line is wrong. The message never repeats what may be a secret. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    /** {@code parameter} is named as in the library; empty if it is about none. */
    UsageException(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
