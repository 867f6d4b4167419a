package dev.connections4j.grpc.diagnosis;

import dev.connections4j.grpc.Http2;
import dev.connections4j.grpc.Route;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The beginning of HTTP/2: preface and empty SETTINGS sent, the server's answer read. */
public final class PrefaceProbe {
    private static final byte[] PREFACE_AND_SETTINGS =
            (Http2.PREFACE + Http2.EMPTY_SETTINGS).getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] POSTGRESQL_SSL_REQUEST = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};
    private static final int SHOWN_BYTES = 512;
    private static final int SETTING_BYTES = 6;
    private static final List<String> NAMES = List.of(
            "HEADER_TABLE_SIZE",
            "ENABLE_PUSH",
            "MAX_CONCURRENT_STREAMS",
            "INITIAL_WINDOW_SIZE",
            "MAX_FRAME_SIZE",
            "MAX_HEADER_LIST_SIZE");

    private PrefaceProbe() {}

    /** The first bytes of the answer in plaintext; none if the server closes, resets or stays silent. */
    static byte[] firstBytes(Route route, ProbeSockets sockets) {
        try (Socket socket = sockets.open(route)) {
            return sockets.within(() -> withRest(begin(socket), socket));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** What came with the first bytes; nothing more is waited for. */
    private static byte[] withRest(byte[] first, Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] all = Arrays.copyOf(first, first.length + Math.min(in.available(), SHOWN_BYTES));
        int read = in.readNBytes(all, first.length, all.length - first.length);
        return Arrays.copyOf(all, first.length + read);
    }

    /** Whether it answers a request for TLS as PostgreSQL does, which closes when it sees HTTP/2. */
    static boolean isPostgreSql(Route route, ProbeSockets sockets) {
        try (Socket socket = sockets.open(route)) {
            int answer = sockets.within(() -> {
                socket.getOutputStream().write(POSTGRESQL_SSL_REQUEST);
                return socket.getInputStream().read();
            });
            return answer == 'N' || answer == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Exchanges SETTINGS. Blocks without a limit: closing the socket ends it.
     *
     * @param socket an open connection to the server, in plaintext or TLS
     * @return what the server has set, by the names of RFC 9113
     * @throws EOFException if the server closes the connection
     * @throws ProtocolException if it sends something else, worded so that {@link Diagnosis} finds the first bytes
     * @throws IOException if the socket fails otherwise
     */
    public static Map<String, Long> exchangeSettings(Socket socket) throws IOException {
        byte[] first = begin(socket);
        if (first.length == 0) {
            throw new EOFException("end of stream");
        }
        if (!FirstBytes.maySpeakHttp2(first)) {
            throw new ProtocolException("first received frame was not SETTINGS; first bytes: "
                    + HexFormat.of().formatHex(first));
        }
        int length = ((first[1] & 0xff) << 8) + (first[2] & 0xff);
        int left = Http2.HEAD_BYTES - FirstBytes.ENOUGH;
        byte[] rest = socket.getInputStream().readNBytes(left + length);
        if (rest.length < left + length) {
            throw new EOFException("end of stream");
        }
        return settings(ByteBuffer.wrap(rest, left, length));
    }

    private static byte[] begin(Socket socket) throws IOException {
        socket.getOutputStream().write(PREFACE_AND_SETTINGS);
        socket.getOutputStream().flush();
        return socket.getInputStream().readNBytes(FirstBytes.ENOUGH);
    }

    private static Map<String, Long> settings(ByteBuffer frame) {
        Map<String, Long> settings = new LinkedHashMap<>();
        while (frame.remaining() >= SETTING_BYTES) {
            int id = frame.getShort() & 0xffff;
            long value = frame.getInt() & 0xffff_ffffL;
            if (id >= 1 && id <= NAMES.size()) {
                settings.put(NAMES.get(id - 1), value);
            }
        }
        return settings;
    }
}
