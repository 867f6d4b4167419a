package dev.connections4j.grpc;

import dev.connections4j.Failure;

/** The server answered Connect, and refused it in its answer's status. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final int legacyCode;
    private final String words;

    /**
     * A refusal.
     *
     * @param code {@code Status.code}
     * @param legacyCode {@code Status.error_code}
     * @param words {@code Status.reason}, or {@code detail} where that is empty
     */
    public RefusedException(int code, int legacyCode, String words) {
        super("Connect was refused with code " + code + ", legacy code " + legacyCode + ": " + Failure.oneLine(words));
        this.code = code;
        this.legacyCode = legacyCode;
        this.words = words;
    }

    /** {@return the status code; 0 if only the legacy code reports an error} */
    public int code() {
        return code;
    }

    /** {@return the legacy error code; 0 if only the code reports an error} */
    public int legacyCode() {
        return legacyCode;
    }

    /** {@return the server's own message; empty if it gave none} */
    public String words() {
        return words;
    }
}
