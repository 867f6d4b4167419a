package dev.connections4j.grpc;

/**
 * How much of an answer a server may send before the client has taken any of it, the same over each transport. What has come and is not taken is
 * kept in memory, so a window bounds that; a connection without calls holds a number.
 */
public final class FlowControl {
    /**
     * Of one call: an answer of this size comes in one round trip, however far the server is; a call that takes nothing leaves no more than this
     * in memory. It is what the JDK's HttpClient has.
     */
    public static final int STREAM_WINDOW_BYTES = 16 << 20;

    /** Of all calls of a connection: the most that HTTP/2 has, since one that takes nothing must not stop the others. */
    public static final int CONNECTION_WINDOW_BYTES = Integer.MAX_VALUE;

    /** Of a connection, before anything was said (RFC 9113, 6.9.2). */
    public static final int INITIAL_CONNECTION_WINDOW_BYTES = 65_535;

    private FlowControl() {}
}
