package dev.connections4j.standin.roundtrips;

import dev.connections4j.grpc.Http2;
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
    private static final int MESSAGE_HEAD = 5;
    private static final int BUFFER_BYTES = 4096;

    private final byte[] greeting;
    private final byte[] request;
    private final byte[] both;

    private RawConnect(byte[] request) {
        this.greeting = (Http2.PREFACE + Http2.EMPTY_SETTINGS).getBytes(StandardCharsets.US_ASCII);
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
        return new RawConnect(request(1, head, message));
    }

    /** A unary request in two frames. */
    static byte[] request(int stream, HeaderBlock head, byte[] message) {
        byte[] data = ByteBuffer.allocate(MESSAGE_HEAD + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
        return joined(
                frame(Http2.HEADERS, Http2.END_HEADERS, stream, head.bytes()),
                frame(Http2.DATA, Http2.END_STREAM, stream, data));
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
        byte[] head = in.readNBytes(Http2.HEAD_BYTES);
        if (head.length < Http2.HEAD_BYTES || head[Http2.TYPE_AT] != Http2.SETTINGS) {
            throw new ProtocolException("the server does not begin with SETTINGS");
        }
        in.skipNBytes(Http2.length(head));
        socket.getOutputStream().write(request);
        return answer(in);
    }

    private static DataInputStream reader(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
    }

    /** Trailers without a message before them are a refusal: what they say is not decoded. */
    private static ConnectResponse answer(DataInputStream in) throws IOException {
        byte[] head = new byte[Http2.HEAD_BYTES];
        byte[] message = new byte[0];
        while (true) {
            in.readFully(head);
            byte[] payload = in.readNBytes(Http2.length(head));
            int type = head[Http2.TYPE_AT];
            if (type == Http2.DATA) {
                message = joined(message, payload);
            } else if (type == Http2.GOAWAY || type == Http2.RST_STREAM) {
                throw new ProtocolException("the server gives the request up, by a frame of type " + type);
            }
            boolean isAnswer = type == Http2.HEADERS || type == Http2.DATA;
            if (isAnswer && (head[Http2.FLAGS_AT] & Http2.END_STREAM) != 0) {
                if (message.length < MESSAGE_HEAD) {
                    throw new EOFException("the server refuses Connect: it sends no message");
                }
                return ConnectResponse.parseFrom(ByteBuffer.wrap(message, MESSAGE_HEAD, message.length - MESSAGE_HEAD));
            }
        }
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(Http2.HEAD_BYTES + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
