package dev.connections4j.okhttp;

import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.grpc.wire.ServerInfo;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP/2 server frame by frame: each connection gets the next script, the last one again and again. */
final class FrameServer implements AutoCloseable {
    /** What is done on a connection. */
    interface Script {
        void run(Talk talk) throws IOException;
    }

    private final ServerSocket listening;
    private final Deque<Script> scripts = new ConcurrentLinkedDeque<>();
    final List<Talk> talks = new CopyOnWriteArrayList<>();

    FrameServer(ServerSocket listening, Script... scripts) {
        this.listening = listening;
        this.scripts.addAll(List.of(scripts));
        Thread thread = new Thread(this::serve, "frame-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                Talk talk = new Talk(socket);
                talks.add(talk);
                Script script = scripts.size() > 1 ? scripts.pop() : scripts.element();
                try {
                    script.run(talk);
                } finally {
                    talk.ended = true;
                }
            } catch (IOException e) {
                // The client is gone, or the port is closed, which ends the loop.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Talk talk : talks) {
            talk.socket.close();
        }
    }

    /** One connection. */
    static final class Talk {
        private static final int PREFACE_BYTES = 24;
        private final Socket socket;
        private final DataInputStream in;
        private final DataOutputStream out;
        final List<Frame> received = new CopyOnWriteArrayList<>();
        volatile boolean ended;

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
            this.out = new DataOutputStream(socket.getOutputStream());
        }

        void readPreface() throws IOException {
            in.readNBytes(PREFACE_BYTES);
        }

        /** Reads frames up to the end of a request; its stream. */
        int readRequest() throws IOException {
            while (true) {
                Frame frame = read();
                if (frame.endsStream()) {
                    return frame.stream();
                }
            }
        }

        /** Reads frames up to the acknowledgement. */
        void readAckOf(int type) throws IOException {
            while (!read().isAck(type)) {
                // on to the next frame
            }
        }

        void readToTheEnd() throws IOException {
            while (true) {
                read();
            }
        }

        private Frame read() throws IOException {
            Frame frame = Frame.read(in);
            received.add(frame);
            return frame;
        }

        void send(Frame frame) throws IOException {
            frame.write(out);
        }

        /** Answers Connect; the header blocks are literal. */
        void answer(int stream) throws IOException {
            send(Frame.headers(stream, false, block(new byte[] {(byte) 0x88}, "content-type", "application/grpc")));
            byte[] message = ConnectResponse.newBuilder()
                    .setServerInfo(ServerInfo.newBuilder().setBuildTags("v2.3.5-frames"))
                    .build()
                    .toByteArray();
            byte[] data = new byte[message.length + 5];
            data[4] = (byte) message.length;
            System.arraycopy(message, 0, data, 5, message.length);
            send(Frame.of(Frame.DATA, stream, data));
            send(Frame.headers(stream, true, block(new byte[0], "grpc-status", "0")));
        }

        private static byte[] block(byte[] before, String name, String value) throws IOException {
            ByteArrayOutputStream block = new ByteArrayOutputStream();
            block.write(before);
            block.write(0);
            for (String text : List.of(name, value)) {
                block.write(text.length());
                block.write(text.getBytes(StandardCharsets.US_ASCII));
            }
            return block.toByteArray();
        }
    }
}
