package dev.connections4j.standin.roundtrips;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Headers in HPACK's plainest form (RFC 7541, 6.2.2): no table, no Huffman. */
final class HeaderBlock {
    private static final int LONG = 0x7f;
    private static final int METHOD_POST = 0x83;
    private static final int SCHEME_HTTP = 0x86;
    private static final int SCHEME_HTTPS = 0x87;
    private static final int PATH = 4;
    private static final int AUTHORITY = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** The head of a gRPC request. */
    HeaderBlock(boolean secure, String authority, String path) {
        bytes.write(METHOD_POST);
        bytes.write(secure ? SCHEME_HTTPS : SCHEME_HTTP);
        bytes.write(PATH);
        text(path);
        bytes.write(AUTHORITY);
        text(authority);
        header("content-type", "application/grpc");
        header("te", "trailers");
    }

    void header(String name, String value) {
        bytes.write(0);
        text(name);
        text(value);
    }

    private void text(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        int rest = ascii.length - LONG;
        bytes.write(rest < 0 ? ascii.length : LONG);
        while (rest >= 0) {
            boolean more = rest > LONG;
            bytes.write(more ? (rest & LONG) | 0x80 : rest);
            rest = more ? rest >> 7 : -1;
        }
        bytes.writeBytes(ascii);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
