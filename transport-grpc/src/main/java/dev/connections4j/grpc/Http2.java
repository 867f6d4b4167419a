package dev.connections4j.grpc;

/** HTTP/2 as bytes (RFC 9113): how a connection begins, the head of a frame, and the numbers of the frames that are looked at. */
public final class Http2 {
    /** What a client sends first, in ASCII. */
    public static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    /** The frame SETTINGS without any, a byte each letter. */
    public static final String EMPTY_SETTINGS = "\0\0\0\4\0\0\0\0\0";

    /** How long {@link #PREFACE} is. */
    public static final int PREFACE_BYTES = 24;

    /** How long the head of a frame is: length, type, flags, stream. */
    public static final int HEAD_BYTES = 9;

    /** Where the type stands in a head. */
    public static final int TYPE_AT = 3;

    /** Where the flags stand in a head. */
    public static final int FLAGS_AT = 4;

    /** Where the stream stands in a head. */
    public static final int STREAM_AT = 5;

    /** A type. */
    public static final int DATA = 0;

    /** A type. */
    public static final int HEADERS = 1;

    /** A type. */
    public static final int RST_STREAM = 3;

    /** A type. */
    public static final int SETTINGS = 4;

    /** A type. */
    public static final int PING = 6;

    /** A type. */
    public static final int GOAWAY = 7;

    /** A type. */
    public static final int WINDOW_UPDATE = 8;

    /** A flag, of SETTINGS and PING. */
    public static final int ACK = 1;

    /** A flag, of DATA and HEADERS. */
    public static final int END_STREAM = 1;

    /** A flag, of HEADERS. */
    public static final int END_HEADERS = 4;

    private Http2() {}

    /**
     * {@return how many bytes of a frame follow its head}
     *
     * @param head begins with the frame's head
     */
    public static int length(byte[] head) {
        return (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff);
    }
}
