package dev.connections4j.standin.roundtrips;

import com.google.protobuf.MessageLite;
import dev.connections4j.grpc.FlowControl;
import dev.connections4j.grpc.Http2;
import dev.connections4j.grpc.wire.ConnectResponse;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * A scripted server of one plaintext connection. It answers Connect; the next call gets as many messages as it was made with, each in a frame of its own, as far as
 * the client's windows let it. It sends until they are used up and only then reads what the client says, so what it finds depends on no clock.
 */
public final class WindowServer implements AutoCloseable {
    /** The size of a message. */
    public static final int MESSAGE_BYTES = 16_000;

    private static final int PREFIX_BYTES = 5;
    private static final int FRAME_BYTES = PREFIX_BYTES + MESSAGE_BYTES;
    private static final short INITIAL_WINDOW_SIZE = 4;
    private static final int SETTING_BYTES = 6;
    private static final int BARRIERS = 3;

    private final ServerSocket listening;
    private final int messages;
    private final CompletableFuture<Long> stalled = new CompletableFuture<>();
    private long streamWindow = FlowControl.INITIAL_CONNECTION_WINDOW_BYTES;
    private long connectionWindow = FlowControl.INITIAL_CONNECTION_WINDOW_BYTES;
    private volatile long widest;

    private WindowServer(int messages) {
        this.messages = messages;
        try {
            this.listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DelayedConnection.start("windows", this::serve);
    }

    /**
     * A server that listens.
     *
     * @param messages how many the call after Connect gets, each of {@link #MESSAGE_BYTES}
     * @return the server; the caller closes it
     */
    public static WindowServer with(int messages) {
        return new WindowServer(messages);
    }

    /** {@return the port on which it listens} */
    public int port() {
        return listening.getLocalPort();
    }

    /** {@return completes with the bytes of the answer that were sent when the client let no more come, and had answered three pings since} */
    public CompletableFuture<Long> stalled() {
        return stalled;
    }

    /** {@return how many bytes of the answer the client has allowed at once, at most} */
    public long widest() {
        return widest;
    }

    private void serve() throws IOException {
        try (Socket socket = listening.accept()) {
            socket.setTcpNoDelay(true);
            new Talk(socket).run();
        } catch (IOException e) {
            stalled.completeExceptionally(e);
            throw e;
        }
    }

    @Override
    public void close() {
        DelayedConnection.quietly(listening);
    }

    private final class Talk {
        private final DataInputStream in;
        private final OutputStream out;
        private int initialWindow = FlowControl.INITIAL_CONNECTION_WINDOW_BYTES;
        private int requested;
        private int answering;
        private int pings;

        Talk(Socket socket) throws IOException {
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out = socket.getOutputStream();
        }

        void run() throws IOException {
            in.readNBytes(Http2.PREFACE_BYTES);
            out.write(RawConnect.frame(Http2.SETTINGS, 0, 0, new byte[0]));
            answer(nextRequest(), ConnectResponse.newBuilder().setIdentifier(1).build());
            answering = nextRequest();
            headers(answering);
            byte[] message = RawConnect.frame(Http2.DATA, 0, answering, message(new byte[MESSAGE_BYTES]));
            for (int i = 0; i < messages; i++) {
                awaitWindow((long) i * FRAME_BYTES);
                streamWindow -= FRAME_BYTES;
                connectionWindow -= FRAME_BYTES;
                out.write(message);
            }
            trailers(answering);
            while (true) {
                read();
            }
        }

        private void awaitWindow(long sent) throws IOException {
            for (int barrier = 0; barrier < BARRIERS && isClosed(); barrier++) {
                out.write(RawConnect.frame(Http2.PING, 0, 0, new byte[Long.BYTES]));
                for (int before = pings; pings == before; ) {
                    read();
                }
            }
            if (isClosed()) {
                stalled.complete(sent);
            }
            while (isClosed()) {
                read();
            }
        }

        private boolean isClosed() {
            return Math.min(streamWindow, connectionWindow) < FRAME_BYTES;
        }

        /** The stream of a request that is complete. */
        private int nextRequest() throws IOException {
            requested = 0;
            while (requested == 0) {
                read();
            }
            return requested;
        }

        private void answer(int stream, MessageLite message) throws IOException {
            headers(stream);
            byte[] data = message(message.toByteArray());
            connectionWindow -= data.length;
            out.write(RawConnect.frame(Http2.DATA, 0, stream, data));
            trailers(stream);
        }

        private void headers(int stream) throws IOException {
            out.write(RawConnect.frame(
                    Http2.HEADERS,
                    Http2.END_HEADERS,
                    stream,
                    HeaderBlock.ofAnswer().bytes()));
        }

        private void trailers(int stream) throws IOException {
            int flags = Http2.END_HEADERS | Http2.END_STREAM;
            out.write(RawConnect.frame(
                    Http2.HEADERS, flags, stream, HeaderBlock.ofTrailers().bytes()));
        }

        private static byte[] message(byte[] bytes) {
            return ByteBuffer.allocate(PREFIX_BYTES + bytes.length)
                    .put((byte) 0)
                    .putInt(bytes.length)
                    .put(bytes)
                    .array();
        }

        private void read() throws IOException {
            byte[] head = new byte[Http2.HEAD_BYTES];
            in.readFully(head);
            byte[] payload = in.readNBytes(Http2.length(head));
            int flags = head[Http2.FLAGS_AT];
            int stream = ByteBuffer.wrap(head).getInt(Http2.STREAM_AT);
            switch (head[Http2.TYPE_AT]) {
                case Http2.SETTINGS -> settings(flags, payload);
                case Http2.PING -> pinged(flags, payload);
                case Http2.WINDOW_UPDATE ->
                    update(stream, ByteBuffer.wrap(payload).getInt());
                case Http2.HEADERS, Http2.DATA -> {
                    if ((flags & Http2.END_STREAM) != 0) {
                        requested = stream;
                        streamWindow = initialWindow;
                        widen();
                    }
                }
                default -> {}
            }
        }

        private void settings(int flags, byte[] payload) throws IOException {
            if ((flags & Http2.ACK) != 0) {
                return;
            }
            for (ByteBuffer settings = ByteBuffer.wrap(payload); settings.remaining() >= SETTING_BYTES; ) {
                short name = settings.getShort();
                int value = settings.getInt();
                if (name == INITIAL_WINDOW_SIZE) {
                    streamWindow += value - initialWindow;
                    initialWindow = value;
                    widen();
                }
            }
            out.write(RawConnect.frame(Http2.SETTINGS, Http2.ACK, 0, new byte[0]));
        }

        private void pinged(int flags, byte[] payload) throws IOException {
            if ((flags & Http2.ACK) != 0) {
                pings++;
            } else {
                out.write(RawConnect.frame(Http2.PING, Http2.ACK, 0, payload));
            }
        }

        private void update(int stream, int bytes) {
            if (stream == 0) {
                connectionWindow += bytes;
            } else if (stream == answering) {
                streamWindow += bytes;
            }
            widen();
        }

        private void widen() {
            if (answering != 0 || requested != 0) {
                widest = Math.max(widest, Math.min(streamWindow, connectionWindow));
            }
        }
    }
}
