package dev.connections4j.cli.doctor;

/**
 * How the server is spoken to.
 *
 * @param manner plaintext or TLS
 * @param asAsked whether the parameters ask for this; if not, credentials are kept back
 */
record ProbeMode(Manner manner, boolean asAsked) {
    /** What is spoken, and whom it believes. */
    enum Manner {
        PLAINTEXT,
        /** The server's certificate is checked. */
        TLS,
        /** Any certificate will do: to look on, never to send a secret. */
        UNVERIFIED
    }

    boolean isTls() {
        return manner != Manner.PLAINTEXT;
    }

    /** Another manner than was asked for. */
    static ProbeMode detour(Manner manner) {
        return new ProbeMode(manner, false);
    }
}
