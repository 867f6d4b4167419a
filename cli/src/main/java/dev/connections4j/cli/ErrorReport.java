package dev.connections4j.cli;

import dev.connections4j.ConnectionsException;
import dev.connections4j.ParameterException;
import dev.connections4j.TransportUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * A usage error, or another error before any connection was opened.
 *
 * @param reason a stable code
 * @param parameter which one, named as in the library; empty if it is about none
 * @param message what was wrong and what was expected, with the names of the options
 * @param exit the exit code
 */
record ErrorReport(String reason, String parameter, String message, int exit) {
    private static final String INVALID_PARAMETER = "INVALID_PARAMETER";

    /** Of what the library or this command throws, except failed connects. */
    static ErrorReport of(RuntimeException e) {
        if (e instanceof ParameterException wrong) {
            return ofLibrary(wrong.code(), wrong.parameter(), e);
        }
        if (e instanceof UsageException wrong) {
            return new ErrorReport(INVALID_PARAMETER, wrong.parameter(), message(e), Subcommand.WRONG);
        }
        if (e instanceof UnsupportedOperationException) {
            return ofLibrary("UNSUPPORTED_HANDLER", "handler", e);
        }
        if (e instanceof TransportUnavailableException missing) {
            return ofLibrary(missing.code(), "transport", e);
        }
        if (e instanceof ConnectionsException other) {
            return new ErrorReport(other.code(), "", message(e), Subcommand.FAILED);
        }
        throw e;
    }

    private static ErrorReport ofLibrary(String reason, String parameter, RuntimeException e) {
        return new ErrorReport(reason, parameter, OptionNames.replaceIn(message(e), parameter), Subcommand.WRONG);
    }

    private static String message(Throwable e) {
        @Nullable String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
