package dev.connections4j.spi;

import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * The link, and not the server's answer, ended a call. A transport puts it among the causes of that call's status; it says whether the
 * server may have processed the call. Such a status comes before the server has answered with headers, except with {@link Fate#UNKNOWN}.
 */
public final class LostCallException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fate fate;

    /** What became of the call at the server. */
    public enum Fate {
        /** The call's headers have not left this process. */
        NOT_SENT,
        /** The server refused the stream (REFUSED_STREAM): it has not processed the call. */
        REFUSED,
        /** The stream's number lies above the last one that GOAWAY names: the server has not processed the call. */
        ABOVE_GOAWAY,
        /** The server may have processed it. */
        UNKNOWN
    }

    /**
     * A lost call.
     *
     * @param fate what became of it
     * @param cause what the transport saw, or null
     */
    public LostCallException(Fate fate, @Nullable Throwable cause) {
        super("the connection ended during the call: " + fate, cause, false, false);
        this.fate = fate;
    }

    /** {@return what became of the call at the server} */
    public Fate fate() {
        return fate;
    }

    /**
     * What became of a call with this status.
     *
     * @param status how it ended
     * @return null if the server or the caller ended it
     */
    public static @Nullable Fate fateOf(Status status) {
        Throwable cause = status.getCause();
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof LostCallException lost) {
                return lost.fate();
            }
            cause = cause.getCause();
        }
        return null;
    }
}
