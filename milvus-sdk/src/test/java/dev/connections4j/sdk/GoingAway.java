package dev.connections4j.sdk;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP/2 server, frame by frame: it answers Connect on each connection, and on the first one it meets the next request with a GOAWAY that says it
 * was not processed; on those that follow it answers.
 */
final class GoingAway implements AutoCloseable {
    private static final int PREFACE_BYTES = 24;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;

    private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final byte[] answer;
    /** The bodies of the requests after Connect, in their order. */
    final List<byte[]> requests = new CopyOnWriteArrayList<>();

    GoingAway(byte[] answer) throws IOException {
        this.answer = answer;
        Thread thread = new Thread(this::accept, "going-away");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    int connections() {
        return sockets.size();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                sockets.add(socket);
                boolean first = sockets.size() == 1;
                Thread thread = new Thread(() -> serve(socket, first), "going-away-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, boolean goesAway) {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            in.readNBytes(PREFACE_BYTES);
            write(out, SETTINGS, 0, 0, new byte[0]);
            boolean connected = false;
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            while (true) {
                byte[] head = in.readNBytes(9);
                if (head.length < 9) {
                    return;
                }
                byte[] payload = in.readNBytes((head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff));
                int stream = ByteBuffer.wrap(head, 5, 4).getInt();
                if ((head[3] == SETTINGS || head[3] == PING) && (head[4] & ACK) == 0) {
                    write(out, head[3], ACK, 0, head[3] == PING ? payload : new byte[0]);
                }
                if (head[3] == DATA) {
                    body.write(payload);
                }
                if ((head[3] != DATA && head[3] != HEADERS) || (head[4] & END_STREAM) == 0) {
                    continue;
                }
                if (!connected) {
                    connected = true;
                    answer(out, stream, new byte[0]);
                } else {
                    requests.add(body.toByteArray());
                    if (goesAway) {
                        write(
                                out,
                                GOAWAY,
                                0,
                                0,
                                ByteBuffer.allocate(8)
                                        .putInt(stream - 2)
                                        .putInt(0)
                                        .array());
                    } else {
                        answer(out, stream, answer);
                    }
                }
                body.reset();
            }
        } catch (IOException gone) {
            // the client is gone, or the test is over
        }
    }

    private static void answer(DataOutputStream out, int stream, byte[] message) throws IOException {
        write(out, HEADERS, END_HEADERS, stream, block(new byte[] {(byte) 0x88}, "content-type", "application/grpc"));
        write(
                out,
                DATA,
                0,
                stream,
                ByteBuffer.allocate(5 + message.length)
                        .put((byte) 0)
                        .putInt(message.length)
                        .put(message)
                        .array());
        write(out, HEADERS, END_HEADERS | END_STREAM, stream, block(new byte[0], "grpc-status", "0"));
    }

    private static byte[] block(byte[] before, String name, String value) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(before);
        block.write(0);
        for (String text : List.of(name, value)) {
            block.write(text.length());
            block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
        return block.toByteArray();
    }

    private static void write(DataOutputStream out, int type, int flags, int stream, byte[] payload)
            throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
        out.write(frame.array());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
