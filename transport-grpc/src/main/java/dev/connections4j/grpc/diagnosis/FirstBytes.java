package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a peer is, by the bytes it sent where SETTINGS were expected, as Netty prints them. */
final class FirstBytes {
    private static final Pattern HEX = Pattern.compile("bytes:\\s*([0-9a-f]{4,})");
    private static final String HTTP_1 = "48545450";
    private static final String TLS_ALERT = "1503";

    private FirstBytes() {}

    static Finding of(Route route, String text) {
        Matcher hex = HEX.matcher(text);
        String bytes = hex.find() ? hex.group(1) : "";
        String where = CauseFindings.address(route);
        if (bytes.startsWith(HTTP_1) || text.contains("http/1.")) {
            return Finding.of(Reason.NOT_GRPC, Stage.HTTP2, where + " answered in HTTP/1");
        }
        if (bytes.startsWith(TLS_ALERT)) {
            return Finding.of(
                    Reason.PLAINTEXT_ON_TLS_PORT, Stage.HTTP2, where + " answered plaintext with a TLS alert");
        }
        return Finding.of(
                Reason.PROTOCOL_ERROR,
                Stage.HTTP2,
                where + " answered something else than HTTP/2" + (bytes.isEmpty() ? "" : ": first bytes " + bytes));
    }
}
