package dev.connections4j;

import java.util.Locale;

/** A stage of connecting, in the order in which they happen. Those that do not take place are skipped. */
public enum Stage {
    /** An address that is no host yet becomes one: a {@code .db} path starts or finds its server. */
    ENDPOINT("endpoint"),
    /** The host name becomes addresses. */
    NAME_LOOKUP("name lookup"),
    /** The TCP connection is made. */
    TCP("TCP"),
    /** The HTTP CONNECT proxy is asked for a tunnel. */
    PROXY("proxy"),
    /** The TLS handshake. */
    TLS("TLS"),
    /** The HTTP/2 preface and SETTINGS. */
    HTTP2("HTTP/2"),
    /** Milvus' Connect call. */
    CONNECT("Connect");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /**
     * The name as a sentence uses it.
     *
     * @return for instance {@code name lookup}
     */
    public String label() {
        return label;
    }

    /**
     * The name as JSON uses it.
     *
     * @return for instance {@code name_lookup}
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
