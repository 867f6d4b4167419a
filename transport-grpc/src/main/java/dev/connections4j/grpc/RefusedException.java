package dev.connections4j.grpc;

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
        super("Connect was refused with code " + code + ", legacy code " + legacyCode + ": " + words);
        this.code = code;
        this.legacyCode = legacyCode;
        this.words = words;
    }

    /**
     * The status code.
     *
     * @return 0 if only the legacy code tells of an error
     */
    public int code() {
        return code;
    }

    /**
     * The legacy error code.
     *
     * @return 0 if only the code tells of an error
     */
    public int legacyCode() {
        return legacyCode;
    }

    /**
     * The server's own words.
     *
     * @return empty if it gave none
     */
    public String words() {
        return words;
    }
}
