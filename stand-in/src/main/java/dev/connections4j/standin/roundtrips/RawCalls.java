package dev.connections4j.standin.roundtrips;

import dev.connections4j.grpc.FlowControl;
import dev.connections4j.grpc.Http2;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Unary calls by hand, on a bare socket whose windows are as wide as HTTP/2 allows: the server never waits, so a large answer is as fast as the
 * way lets it be. Answers are counted, not kept. It sends no acknowledgements. Used by one thread.
 */
public final class RawCalls {
    private static final int WIDEST = Integer.MAX_VALUE;
    private static final short INITIAL_WINDOW_SIZE = 4;
    private static final int SETTING_BYTES = 6;
    private static final int BUFFER_BYTES = 256 << 10;

    private final Socket socket;
    private final DataInputStream in;
    private final boolean secure;
    private final String token;
    private final String dbName;
    private int nextStream = 1;

    private RawCalls(Socket socket, boolean secure, String token, String dbName) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
        this.secure = secure;
        this.token = token;
        this.dbName = dbName;
    }

    /**
     * Begins HTTP/2.
     *
     * @param socket new; over TLS with its handshake done
     * @param secure whether it speaks TLS
     * @param token {@code user:password} or an API key
     * @param dbName the database
     * @return what calls over the socket
     * @throws IOException if the socket fails
     */
    public static RawCalls over(Socket socket, boolean secure, String token, String dbName) throws IOException {
        byte[] setting = ByteBuffer.allocate(SETTING_BYTES)
                .putShort(INITIAL_WINDOW_SIZE)
                .putInt(WIDEST)
                .array();
        byte[] wider = ByteBuffer.allocate(Integer.BYTES)
                .putInt(WIDEST - FlowControl.INITIAL_CONNECTION_WINDOW_BYTES)
                .array();
        byte[] preface = Http2.PREFACE.getBytes(StandardCharsets.US_ASCII);
        byte[] windows = RawConnect.joined(
                RawConnect.frame(Http2.SETTINGS, 0, 0, setting), RawConnect.frame(Http2.WINDOW_UPDATE, 0, 0, wider));
        socket.getOutputStream().write(RawConnect.joined(preface, windows));
        return new RawCalls(socket, secure, token, dbName);
    }

    /**
     * Makes the same call several times at once, and reads all answers.
     *
     * @param method its full name, without a slash before it
     * @param message the request, small
     * @param times how many calls
     * @return the bytes of all answers
     * @throws IOException if the socket fails, or the server gives a call up
     */
    public long call(String method, byte[] message, int times) throws IOException {
        byte[] requests = new byte[0];
        for (int i = 0; i < times; i++) {
            HeaderBlock head = new HeaderBlock(secure, "127.0.0.1:" + socket.getPort(), "/" + method);
            head.header("authorization", Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)));
            head.header("dbname", dbName);
            requests = RawConnect.joined(requests, RawConnect.request(nextStream, head, message));
            nextStream += 2;
        }
        socket.getOutputStream().write(requests);
        long bytes = 0;
        byte[] head = new byte[Http2.HEAD_BYTES];
        for (int left = times; left > 0; ) {
            in.readFully(head);
            int type = head[Http2.TYPE_AT];
            if (type == Http2.GOAWAY || type == Http2.RST_STREAM) {
                throw new ProtocolException("the server gives a call up, by a frame of type " + type);
            }
            in.skipNBytes(Http2.length(head));
            bytes += type == Http2.DATA ? Http2.length(head) : 0;
            boolean isAnswer = type == Http2.HEADERS || type == Http2.DATA;
            left -= isAnswer && (head[Http2.FLAGS_AT] & Http2.END_STREAM) != 0 ? 1 : 0;
        }
        return bytes;
    }
}
