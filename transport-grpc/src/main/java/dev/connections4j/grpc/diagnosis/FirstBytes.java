package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a peer by the bytes it sent where SETTINGS were expected. */
final class FirstBytes {
    /** How many bytes are read to name a peer. */
    static final int ENOUGH = 5;

    private static final Pattern HEX = Pattern.compile("bytes:\\s*([0-9a-f]{4,})");
    private static final String HTTP_1 = "48545450";
    private static final Pattern TLS_RECORD = Pattern.compile("1[56]03.*");

    private FirstBytes() {}

    /** By the bytes that a message of Netty's or {@link PrefaceProbe}'s quotes. */
    static Failure of(Route route, String message) {
        Matcher hex = HEX.matcher(message);
        return of(route, message, hex.find() ? hex.group(1) : "");
    }

    static Failure of(Route route, byte[] bytes) {
        return of(route, "", HexFormat.of().formatHex(bytes));
    }

    static boolean isHttp1(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).startsWith(HTTP_1);
    }

    /** Whether they are the head of a SETTINGS frame: a short length, and its type. */
    static boolean maySpeakHttp2(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 0 && bytes[1] < 0x40 && bytes[1] >= 0 && bytes[3] == 4;
    }

    static boolean isTlsRecord(byte[] bytes) {
        return TLS_RECORD.matcher(HexFormat.of().formatHex(bytes)).matches();
    }

    static Failure plaintextOnTlsPort(Route route) {
        return Failure.of(
                Stage.HTTP2,
                Reason.PLAINTEXT_ON_TLS_PORT,
                CauseDiagnosis.address(route) + " does not answer plaintext, but answers TLS");
    }

    private static Failure of(Route route, String message, String bytes) {
        String where = CauseDiagnosis.address(route);
        if (bytes.startsWith(HTTP_1) || message.contains("http/1.")) {
            return Failure.of(Stage.HTTP2, Reason.NOT_GRPC, where + " answered in HTTP/1");
        }
        if (TLS_RECORD.matcher(bytes).matches()) {
            return plaintextOnTlsPort(route);
        }
        String shown = bytes.substring(0, Math.min(bytes.length(), 2 * ENOUGH));
        return Failure.of(
                Stage.HTTP2,
                Reason.PROTOCOL_ERROR,
                where + " answered something other than HTTP/2" + (shown.isEmpty() ? "" : ": first bytes " + shown));
    }
}
