package dev.connections4j.grpc.diagnosis;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** With which bytes does an address answer the beginning of HTTP/2 in plaintext? */
final class PrefaceProbe {
    private static final byte[] EMPTY_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private PrefaceProbe() {}

    /** The first bytes; none if it closes, resets or stays silent. */
    static byte[] firstBytes(ProbeSockets sockets) {
        try (Socket socket = sockets.connect()) {
            byte[] hello = Arrays.copyOf(PREFACE, PREFACE.length + EMPTY_SETTINGS.length);
            System.arraycopy(EMPTY_SETTINGS, 0, hello, PREFACE.length, EMPTY_SETTINGS.length);
            socket.getOutputStream().write(hello);
            byte[] answer = new byte[FirstBytes.ENOUGH];
            int length = socket.getInputStream().readNBytes(answer, 0, answer.length);
            return Arrays.copyOf(answer, length);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
