package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a peer is, by the bytes it sent where SETTINGS were expected. */
final class FirstBytes {
    /** As many as tell. */
    static final int ENOUGH = 5;

    private static final Pattern HEX = Pattern.compile("bytes:\\s*([0-9a-f]{4,})");
    private static final String HTTP_1 = "48545450";
    private static final Pattern TLS_RECORD = Pattern.compile("1[56]03.*");

    private FirstBytes() {}

    /** From the words in which Netty tells of them. */
    static Finding of(Route route, String text) {
        Matcher hex = HEX.matcher(text);
        return of(route, text, hex.find() ? hex.group(1) : "");
    }

    static Finding of(Route route, byte[] bytes) {
        return of(route, "", HexFormat.of().formatHex(bytes));
    }

    static boolean isHttp1(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).startsWith(HTTP_1);
    }

    /** The head of a SETTINGS frame: a short length, and its type. */
    static boolean maySpeakHttp2(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 0 && bytes[1] < 0x40 && bytes[1] >= 0 && bytes[3] == 4;
    }

    static boolean isTlsRecord(byte[] bytes) {
        return TLS_RECORD.matcher(HexFormat.of().formatHex(bytes)).matches();
    }

    private static Finding of(Route route, String text, String bytes) {
        String where = CauseFindings.address(route);
        if (bytes.startsWith(HTTP_1) || text.contains("http/1.")) {
            return Finding.of(Reason.NOT_GRPC, Stage.HTTP2, where + " answered in HTTP/1");
        }
        if (TLS_RECORD.matcher(bytes).matches()) {
            return Finding.of(
                    Reason.PLAINTEXT_ON_TLS_PORT, Stage.HTTP2, where + " does not answer plaintext, but answers TLS");
        }
        String shown = bytes.substring(0, Math.min(bytes.length(), 2 * ENOUGH));
        return Finding.of(
                Reason.PROTOCOL_ERROR,
                Stage.HTTP2,
                where + " answered something else than HTTP/2" + (shown.isEmpty() ? "" : ": first bytes " + shown));
    }
}
