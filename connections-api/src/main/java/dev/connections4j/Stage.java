package dev.connections4j;

import java.util.Locale;

/** A stage of connecting, in the order in which they happen. Those that do not take place are skipped. */
public enum Stage {
    /** An address that is no host yet becomes one: a {@code .db} path starts or finds its server. */
    ENDPOINT("endpoint", "the endpoint did not come up"),
    /** The host name becomes addresses. */
    NAME_LOOKUP("name lookup", "the name lookup did not answer"),
    /** The TCP connection is made. */
    TCP("TCP", "the TCP connection was not answered"),
    /** The HTTP CONNECT proxy opens a tunnel. */
    PROXY("proxy", "the proxy accepted the connection and stayed silent"),
    /** The TLS handshake. */
    TLS("TLS", "the server accepted the connection and stayed silent in the TLS handshake"),
    /** The HTTP/2 preface and SETTINGS. */
    HTTP2("HTTP/2", "the server accepted the connection and stayed silent"),
    /** Milvus' Connect call. */
    CONNECT("Connect", "the server accepted the connection and stayed silent");

    private final String label;
    private final String silence;

    Stage(String label, String silence) {
        this.label = label;
        this.silence = silence;
    }

    /** {@return the name as a sentence uses it, for instance {@code name lookup}} */
    public String label() {
        return label;
    }

    /** {@return what was seen if nothing came back at this stage, a sentence without full stop} */
    public String silence() {
        return silence;
    }

    /**
     * What to do if nothing came back at this stage.
     *
     * @param isWaiting whether wait_for_ready is set already
     * @return a sentence without its full stop
     */
    public String remedyOfSilence(boolean isWaiting) {
        if (this == PROXY) {
            return "check proxy_address, or raise timeout";
        }
        boolean mayBeStarting = compareTo(TCP) > 0 && !isWaiting;
        return Reason.TIMED_OUT.remedy()
                + (mayBeStarting ? "; a server that starts may stay silent: set wait_for_ready" : "");
    }

    /** {@return the name as JSON uses it, for instance {@code name_lookup}} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
