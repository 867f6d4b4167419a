package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a peer by the bytes it sent where SETTINGS were expected. */
final class FirstBytes {
    /** How many bytes name most peers; what can be had beyond is read too. */
    static final int ENOUGH = 5;

    private static final Pattern HEX = Pattern.compile("bytes:\\s*([0-9a-f]{4,})");
    private static final String HTTP_WORD = "http/1.";
    private static final String WEB_REMEDY =
            Reason.NOT_GRPC.remedy() + "; a proxy in front needs HTTP/2 on this port" + " (nginx: http2) and grpc_pass";

    private FirstBytes() {}

    /** By the bytes that a message of Netty's or {@link PrefaceProbe}'s quotes. */
    static Failure of(Route route, String message) {
        Matcher hex = HEX.matcher(message);
        String digits = hex.find() ? hex.group(1) : "";
        return digits.isEmpty() && message.contains(HTTP_WORD)
                ? named(route, ForeignProtocol.HTTP_1)
                : of(route, HexFormat.of().parseHex(digits.substring(0, digits.length() & ~1)));
    }

    static Failure of(Route route, byte[] bytes) {
        if (isTlsRecord(bytes)) {
            return plaintextOnTlsPort(route);
        }
        Optional<Failure> redirect = HttpAnswer.ofHttp1(bytes).map(answer -> answer.failure(route));
        return redirect.or(() -> ForeignProtocol.of(bytes).map(known -> named(route, known)))
                .orElseGet(() -> unknown(route, bytes));
    }

    static Failure named(Route route, ForeignProtocol protocol) {
        Failure failure =
                Failure.of(Stage.HTTP2, Reason.NOT_GRPC, CauseDiagnosis.address(route) + " " + protocol.sentence());
        return protocol.isOfTheWeb() ? failure.withRemedy(WEB_REMEDY) : failure;
    }

    private static Failure unknown(Route route, byte[] bytes) {
        String shown = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, ENOUGH));
        return Failure.of(
                Stage.HTTP2,
                Reason.PROTOCOL_ERROR,
                CauseDiagnosis.address(route) + " answered something other than HTTP/2"
                        + (shown.isEmpty() ? "" : ": first bytes " + shown));
    }

    /** Whether they are the head of a SETTINGS frame: a short length, and its type. */
    static boolean maySpeakHttp2(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 0 && bytes[1] < 0x40 && bytes[1] >= 0 && bytes[3] == 4;
    }

    static boolean isTlsRecord(byte[] bytes) {
        return bytes.length >= 2 && (bytes[0] == 0x15 || bytes[0] == 0x16) && bytes[1] == 3;
    }

    static Failure plaintextOnTlsPort(Route route) {
        return Failure.of(
                Stage.HTTP2,
                Reason.PLAINTEXT_ON_TLS_PORT,
                CauseDiagnosis.address(route) + " does not answer plaintext, but answers TLS");
    }
}
