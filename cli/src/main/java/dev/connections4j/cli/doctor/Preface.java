package dev.connections4j.cli.doctor;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The beginning of HTTP/2: preface and SETTINGS there, SETTINGS back. */
final class Preface {
    private static final byte[] HELLO =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ENOUGH_TO_TELL = 5;
    private static final int REST_OF_HEAD = 4;
    private static final int SETTINGS = 4;
    private static final int LONGEST = 16_384;
    private static final int SETTING_BYTES = 6;
    private static final List<String> NAMES = List.of(
            "HEADER_TABLE_SIZE",
            "ENABLE_PUSH",
            "MAX_CONCURRENT_STREAMS",
            "INITIAL_WINDOW_SIZE",
            "MAX_FRAME_SIZE",
            "MAX_HEADER_LIST_SIZE");

    private Preface() {}

    /**
     * Exchanges them.
     *
     * @return what the server has set, for people
     * @throws EOFException if it closes
     * @throws ProtocolException if it says something else, worded so that a diagnosis finds the first bytes
     */
    static String exchange(Socket socket) throws IOException {
        socket.getOutputStream().write(HELLO);
        socket.getOutputStream().flush();
        InputStream in = socket.getInputStream();
        byte[] head = in.readNBytes(ENOUGH_TO_TELL);
        if (head.length == 0) {
            throw new EOFException("end of stream");
        }
        int length = head.length < ENOUGH_TO_TELL
                ? LONGEST + 1
                : ((head[0] & 0xff) << 16) + ((head[1] & 0xff) << 8) + (head[2] & 0xff);
        if (length > LONGEST || head[3] != SETTINGS) {
            throw new ProtocolException("first received frame was not SETTINGS; first bytes: "
                    + HexFormat.of().formatHex(head));
        }
        byte[] rest = in.readNBytes(REST_OF_HEAD + length);
        if (rest.length < REST_OF_HEAD + length) {
            throw new EOFException("end of stream");
        }
        return describe(ByteBuffer.wrap(rest, REST_OF_HEAD, length));
    }

    private static String describe(ByteBuffer settings) {
        List<String> shown = new ArrayList<>();
        while (settings.remaining() >= SETTING_BYTES) {
            int id = settings.getShort() & 0xffff;
            long value = settings.getInt() & 0xffff_ffffL;
            if (id >= 1 && id <= NAMES.size()) {
                shown.add(NAMES.get(id - 1) + " " + value);
            }
        }
        return shown.isEmpty() ? "" : " (" + String.join(", ", shown) + ")";
    }
}
