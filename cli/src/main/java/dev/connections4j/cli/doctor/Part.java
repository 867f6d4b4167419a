package dev.connections4j.cli.doctor;

import java.util.Locale;

/** What a line is about, in the order in which a connection reaches it. */
public enum Part {
    /** A path that becomes a server. */
    ENDPOINT("endpoint"),
    /** What a TLS file holds. */
    TLS_FILE("TLS file"),
    /** The addresses of the host. */
    NAME_LOOKUP("name lookup"),
    /** A connection to one address. */
    TCP("TCP"),
    /** The tunnel through a proxy. */
    PROXY("proxy"),
    /** The handshake. */
    TLS("TLS"),
    /** One certificate of the chain. */
    CERTIFICATE("certificate"),
    /** Preface and SETTINGS. */
    HTTP2("HTTP/2"),
    /** The one that is used, if none of several is chosen. */
    TRANSPORT("transport"),
    /** Whether calls are answered. */
    GRPC("gRPC"),
    /** What answers, and its version. */
    MILVUS("Milvus"),
    /** Whether the credentials are accepted. */
    AUTHORIZATION("authorization"),
    /** Whether the database exists. */
    DATABASE("database");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    /**
     * The name in text.
     *
     * @return as in a sentence
     */
    public String label() {
        return label;
    }

    /**
     * The name in JSON.
     *
     * @return lower case
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
