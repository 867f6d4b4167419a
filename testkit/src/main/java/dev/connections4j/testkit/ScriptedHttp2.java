package dev.connections4j.testkit;

import dev.connections4j.grpc.Http2;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** HTTP/2 by hand: SETTINGS at once, then an answer to the first request. The caller closes the socket. */
final class ScriptedHttp2 {
    private ScriptedHttp2() {}

    /** Answers the first request with this status, and neither content-type nor gRPC status. */
    static void answerStatus(Socket socket, int status) throws IOException {
        int stream = awaitRequest(socket);
        if (stream > 0) {
            byte[] digits = Integer.toString(status).getBytes(StandardCharsets.US_ASCII);
            byte[] headers =
                    new byte[] {0x08, 3, digits[0], digits[1], digits[2]}; // :status, by its place in HPACK's table
            write(socket, Http2.HEADERS, Http2.END_STREAM | Http2.END_HEADERS, stream, headers);
            drain(socket);
        }
    }

    /** Answers the first request with a frame that no stream may get. */
    static void breakFrames(Socket socket) throws IOException {
        if (awaitRequest(socket) > 0) {
            write(socket, Http2.SETTINGS, 0, 1, new byte[] {1, 2, 3});
            drain(socket);
        }
    }

    /** Closes when the first request has come. */
    static void closeOnRequest(Socket socket) throws IOException {
        awaitRequest(socket);
        socket.close();
    }

    /** The stream of the first request, or 0 if the client goes before. */
    private static int awaitRequest(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        if (in.readNBytes(Http2.PREFACE_BYTES).length < Http2.PREFACE_BYTES) {
            return 0;
        }
        write(socket, Http2.SETTINGS, 0, 0, new byte[0]);
        while (true) {
            byte[] head = in.readNBytes(Http2.HEAD_BYTES);
            if (head.length < Http2.HEAD_BYTES) {
                return 0;
            }
            in.skipNBytes(Http2.length(head));
            if (head[Http2.TYPE_AT] == Http2.SETTINGS && (head[Http2.FLAGS_AT] & Http2.ACK) == 0) {
                write(socket, Http2.SETTINGS, Http2.ACK, 0, new byte[0]);
            } else if (head[Http2.TYPE_AT] == Http2.HEADERS) {
                return ByteBuffer.wrap(head).getInt(Http2.STREAM_AT);
            }
        }
    }

    private static void write(Socket socket, int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(Http2.HEAD_BYTES + payload.length);
        frame.put((byte) 0).putShort((short) payload.length).put((byte) type).put((byte) flags);
        frame.putInt(stream).put(payload);
        OutputStream out = socket.getOutputStream();
        out.write(frame.array());
        out.flush();
    }

    /** Reads until the client goes: what it still sends is not to reset what was answered. */
    private static void drain(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        socket.close();
    }
}
