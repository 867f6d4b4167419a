package dev.connections4j.testkit.eager;

import dev.connections4j.grpc.Http2;
import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.grpc.wire.ServerInfo;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One connection of a {@link FrameServer}. */
final class Talk {
    static final String VERSION = "v2.3.5-frames";
    static final int MESSAGE_HEADER_BYTES = 5;

    private static final byte[] PREFACE = Http2.PREFACE.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STATUS_200 = {(byte) 0x88};

    private final Socket socket;
    private final BufferedInputStream buffered;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
    final List<Frame> received = new CopyOnWriteArrayList<>();
    volatile boolean ended;

    Talk(Socket socket) throws IOException {
        this.socket = socket;
        this.buffered = new BufferedInputStream(socket.getInputStream());
        this.in = new DataInputStream(buffered);
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    void close() throws IOException {
        socket.close();
    }

    void shakeHands() throws IOException {
        ((SSLSocket) socket).startHandshake();
    }

    /** Closes in a way that the client sees as a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    void readPreface() throws IOException {
        if (!Arrays.equals(in.readNBytes(PREFACE.length), PREFACE)) {
            throw new ProtocolException("no preface"); // a diagnosis asks what this port speaks
        }
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

    /** The headers of a request, all values of each name. Each of a connection's header blocks must be decoded, in order. */
    Map<String, List<String>> decode(Frame frame) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        try {
            Http2Headers decoded = decoder.decodeHeaders(
                    frame.stream(), Unpooled.wrappedBuffer(frame.headerBlock().asReadOnlyByteBuffer()));
            decoded.forEach(header -> headers.computeIfAbsent(header.getKey().toString(), name -> new ArrayList<>())
                    .add(header.getValue().toString()));
        } catch (Http2Exception e) {
            throw new IOException(e);
        }
        return headers;
    }

    /** Reads frames up to the next of a type. */
    Frame readNext(int type) throws IOException {
        while (true) {
            Frame frame = read();
            if (frame.type() == type) {
                return frame;
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

    /** The next frame. */
    Frame read() throws IOException {
        Frame frame = Frame.read(in);
        received.add(frame);
        return frame;
    }

    /** The next frame, which is not kept; null if none begins for so long. */
    @Nullable
    Frame readNext(Duration limit) throws IOException {
        socket.setSoTimeout((int) limit.toMillis());
        buffered.mark(1);
        try {
            if (buffered.read() < 0) {
                throw new EOFException();
            }
        } catch (SocketTimeoutException quiet) {
            return null;
        }
        buffered.reset();
        socket.setSoTimeout(0);
        return Frame.read(in);
    }

    boolean hasReceived(int type) {
        return received.stream().anyMatch(frame -> frame.type() == type);
    }

    long acksOf(int type) {
        return received.stream().filter(frame -> frame.isAck(type)).count();
    }

    void send(Frame frame) throws IOException {
        frame.write(out);
    }

    /** Sends bytes that need not be frames. */
    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Preface, SETTINGS and Connect, answered; with settings of the server's. */
    void connect(byte... settings) throws IOException {
        readPreface();
        send(Frame.settings(settings));
        answer(readRequest());
    }

    /** Begins to answer. */
    void begin(int stream) throws IOException {
        send(Frame.headers(stream, false, block(STATUS_200, "content-type", "application/grpc")));
    }

    /** Answers as a gateway without a server does. */
    void answerHttp(int stream, int status) throws IOException {
        byte[] digits = Integer.toString(status).getBytes(StandardCharsets.US_ASCII);
        send(Frame.headers(stream, true, new byte[] {0x08, 3, digits[0], digits[1], digits[2]}));
    }

    /** Says that no more than this stream and those before it will be dealt with. */
    void goAway(int lastStream, int code) throws IOException {
        send(Frame.of(
                Http2.GOAWAY,
                0,
                ByteBuffer.allocate(2 * Integer.BYTES)
                        .putInt(lastStream)
                        .putInt(code)
                        .array()));
    }

    /** Answers Connect. */
    void answer(int stream) throws IOException {
        answer(
                stream,
                ConnectResponse.newBuilder()
                        .setServerInfo(ServerInfo.newBuilder().setBuildTags(VERSION))
                        .build());
    }

    void answer(int stream, ConnectResponse answer) throws IOException {
        begin(stream);
        send(Frame.of(Http2.DATA, stream, message(answer.toByteArray())));
        finish(stream);
    }

    /** A message as DATA holds it, uncompressed. */
    static byte[] message(byte[] bytes) {
        return ByteBuffer.allocate(MESSAGE_HEADER_BYTES + bytes.length)
                .put((byte) 0)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    /** Ends an answer that has begun. */
    void finish(int stream) throws IOException {
        send(Frame.headers(stream, true, block(new byte[0], "grpc-status", "0")));
    }

    /** Answers with a status of gRPC alone. */
    void refuse(int stream, int status) throws IOException {
        byte[] type = block(STATUS_200, "content-type", "application/grpc");
        send(Frame.headers(stream, true, block(type, "grpc-status", Integer.toString(status))));
    }

    /** A header block, literal. */
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
