package dev.connections4j.testkit.eager;

import com.google.protobuf.ByteString;
import dev.connections4j.grpc.FlowControl;
import dev.connections4j.grpc.Http2;
import dev.connections4j.grpc.wire.ConnectResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * A server of one connection that answers Connect; the next call gets as many messages as it was made with, each in a frame of its own, as far as
 * the client's windows let it. It sends until they are used up and only then reads what the client says, so what it finds depends on no clock.
 */
public final class WindowServer implements AutoCloseable {
    /** The size of a message. */
    public static final int MESSAGE_BYTES = 16_000;

    private static final int FRAME_BYTES = Talk.MESSAGE_HEADER_BYTES + MESSAGE_BYTES;
    private static final int SETTING_BYTES = 6;
    private static final int BARRIERS = 3;

    private final int messages;
    private final CompletableFuture<Long> stalled = new CompletableFuture<>();
    private final FrameServer server;
    private volatile long widest;

    private WindowServer(int messages) throws IOException {
        this.messages = messages;
        this.server = FrameServer.with(this::serve);
    }

    /**
     * A server that listens.
     *
     * @param messages how many the call after Connect gets, each of {@link #MESSAGE_BYTES}
     * @return the server; the caller closes it
     * @throws IOException if it cannot listen
     */
    public static WindowServer with(int messages) throws IOException {
        return new WindowServer(messages);
    }

    /** {@return the port on which it listens} */
    public int port() {
        return server.port();
    }

    /** {@return completes with the bytes of the answer that were sent when the client let no more come, and had answered three pings since} */
    public CompletableFuture<Long> stalled() {
        return stalled;
    }

    /** {@return how many bytes of the answer the client has allowed at once, at most} */
    public long widest() {
        return widest;
    }

    private void serve(Talk talk) throws IOException {
        try {
            new Answering(talk).run();
        } catch (IOException e) {
            stalled.completeExceptionally(e);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private final class Answering {
        private final Talk talk;
        private int initialWindow = FlowControl.INITIAL_CONNECTION_WINDOW_BYTES;
        private long streamWindow = FlowControl.INITIAL_CONNECTION_WINDOW_BYTES;
        private long connectionWindow = FlowControl.INITIAL_CONNECTION_WINDOW_BYTES;
        private int requested;
        private int answering;
        private int pings;

        Answering(Talk talk) {
            this.talk = talk;
        }

        void run() throws IOException {
            talk.readPreface();
            talk.send(Frame.settings());
            ConnectResponse connected =
                    ConnectResponse.newBuilder().setIdentifier(1).build();
            talk.answer(nextRequest(), connected);
            connectionWindow -= Talk.MESSAGE_HEADER_BYTES + connected.getSerializedSize();
            answering = nextRequest();
            talk.begin(answering);
            Frame message = Frame.of(Http2.DATA, answering, Talk.message(new byte[MESSAGE_BYTES]));
            for (int i = 0; i < messages; i++) {
                awaitWindow((long) i * FRAME_BYTES);
                streamWindow -= FRAME_BYTES;
                connectionWindow -= FRAME_BYTES;
                talk.send(message);
            }
            talk.finish(answering);
            while (true) {
                read();
            }
        }

        private void awaitWindow(long sent) throws IOException {
            for (int barrier = 0; barrier < BARRIERS && isClosed(); barrier++) {
                talk.send(Scripts.PING);
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

        private void read() throws IOException {
            Frame frame = talk.read();
            switch (frame.type()) {
                case Http2.SETTINGS -> settings(frame);
                case Http2.PING -> pinged(frame);
                case Http2.WINDOW_UPDATE ->
                    update(
                            frame.stream(),
                            frame.payload().asReadOnlyByteBuffer().getInt());
                default -> {
                    if (frame.endsStream()) {
                        requested = frame.stream();
                        streamWindow = initialWindow;
                        widen();
                    }
                }
            }
        }

        private void settings(Frame frame) throws IOException {
            if (frame.isAck(Http2.SETTINGS)) {
                return;
            }
            ByteBuffer settings = frame.payload().asReadOnlyByteBuffer();
            while (settings.remaining() >= SETTING_BYTES) {
                short name = settings.getShort();
                int value = settings.getInt();
                if (name == Scripts.INITIAL_WINDOW_SIZE) {
                    streamWindow += value - initialWindow;
                    initialWindow = value;
                    widen();
                }
            }
            talk.send(Frame.ackOf(Http2.SETTINGS, ByteString.EMPTY));
        }

        private void pinged(Frame frame) throws IOException {
            if (frame.isAck(Http2.PING)) {
                pings++;
            } else {
                talk.send(Frame.ackOf(Http2.PING, frame.payload()));
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
