package dev.connections4j.standin.roundtrips;

import dev.connections4j.grpc.wire.ClientInfo;
import dev.connections4j.grpc.wire.ConnectRequest;
import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Milvus' Connect by hand, on a bare socket: the fewest round trips and the least work that a client can do. What is
 * sent is encoded once; one instance serves any number of sockets, on any thread.
 *
 * <p>It does not acknowledge the server's SETTINGS: it is for sockets that carry this one call and are closed then.
 */
public final class RawConnect {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int FRAME_HEAD = 9;
    private static final int MESSAGE_HEAD = 5;
    private static final int BUFFER_BYTES = 4096;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private final byte[] greeting;
    private final byte[] request;
    private final byte[] both;

    private RawConnect(byte[] request) {
        this.greeting = ByteBuffer.allocate(PREFACE.length + FRAME_HEAD)
                .put(PREFACE)
                .put(frame(SETTINGS, 0, 0, new byte[0]))
                .array();
        this.request = request;
        this.both = joined(greeting, request);
    }

    /**
     * Connect with credentials and a database.
     *
     * @param address {@code host:port}, the request's authority
     * @param secure whether it goes over TLS
     * @param token {@code user:password} or an API key
     * @param dbName the database
     * @return what to send, encoded
     */
    public static RawConnect of(String address, boolean secure, String token, String dbName) {
        HeaderBlock head = new HeaderBlock(
                secure, address, "/" + MilvusServiceGrpc.getConnectMethod().getFullMethodName());
        head.header("authorization", Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)));
        head.header("dbname", dbName);
        byte[] message = ConnectRequest.newBuilder()
                .setClientInfo(ClientInfo.newBuilder().setSdkType("raw"))
                .build()
                .toByteArray();
        byte[] data = ByteBuffer.allocate(MESSAGE_HEAD + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
        return new RawConnect(joined(frame(HEADERS, END_HEADERS, 1, head.bytes()), frame(DATA, END_STREAM, 1, data)));
    }

    /**
     * Sends everything in one go, and reads up to the trailers: the floor.
     *
     * @param socket new; over TLS with its handshake done
     * @return the server's message, as its status says or not an error
     * @throws IOException if the socket fails, or the server gives no message
     */
    public ConnectResponse ask(Socket socket) throws IOException {
        DataInputStream in = reader(socket);
        socket.getOutputStream().write(both);
        return answer(in);
    }

    /**
     * The same as HTTP/2 stacks do it: the request waits for the server's SETTINGS, which costs one round trip more.
     *
     * @param socket new; over TLS with its handshake done
     * @return the server's message
     * @throws IOException if the socket fails, or the server gives no message
     */
    public ConnectResponse askAfterSettings(Socket socket) throws IOException {
        DataInputStream in = reader(socket);
        socket.getOutputStream().write(greeting);
        byte[] head = in.readNBytes(FRAME_HEAD);
        if (head.length < FRAME_HEAD || head[3] != SETTINGS) {
            throw new ProtocolException("the server does not begin with SETTINGS");
        }
        in.skipNBytes(length(head));
        socket.getOutputStream().write(request);
        return answer(in);
    }

    private static DataInputStream reader(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
    }

    /** Trailers without a message before them are a refusal: what they say is not decoded. */
    private static ConnectResponse answer(DataInputStream in) throws IOException {
        byte[] head = new byte[FRAME_HEAD];
        byte[] message = new byte[0];
        while (true) {
            in.readFully(head);
            byte[] payload = in.readNBytes(length(head));
            if (head[3] == DATA) {
                message = joined(message, payload);
            } else if (head[3] == GOAWAY || head[3] == RST_STREAM) {
                throw new ProtocolException("the server gives the request up, by a frame of type " + head[3]);
            }
            if ((head[3] == HEADERS || head[3] == DATA) && (head[4] & END_STREAM) != 0) {
                if (message.length < MESSAGE_HEAD) {
                    throw new EOFException("the server refuses Connect: it sends no message");
                }
                return ConnectResponse.parseFrom(ByteBuffer.wrap(message, MESSAGE_HEAD, message.length - MESSAGE_HEAD));
            }
        }
    }

    private static int length(byte[] head) {
        return (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff);
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(FRAME_HEAD + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
