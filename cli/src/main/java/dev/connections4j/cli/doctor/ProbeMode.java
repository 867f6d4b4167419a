package dev.connections4j.cli.doctor;

/**
 * How the server is addressed.
 *
 * @param manner plaintext or TLS
 * @param asAsked whether the parameters ask for this; if not, credentials are kept back
 */
record ProbeMode(Manner manner, boolean asAsked) {
    /** What is spoken, and which certificates are accepted. */
    enum Manner {
        PLAINTEXT,
        /** The server's certificate is checked. */
        TLS,
        /** Any certificate is accepted, so no secret may be sent. */
        UNVERIFIED
    }

    boolean isTls() {
        return manner != Manner.PLAINTEXT;
    }

    boolean isUnverified() {
        return manner == Manner.UNVERIFIED;
    }

    /** A mode that the parameters do not ask for. */
    static ProbeMode detour(Manner manner) {
        return new ProbeMode(manner, false);
    }
}
