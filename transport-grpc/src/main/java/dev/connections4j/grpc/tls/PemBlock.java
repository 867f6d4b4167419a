package dev.connections4j.grpc.tls;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One block of a PEM file.
 *
 * @param label between BEGIN and the dashes
 * @param encrypted whether its headers say that its content is
 * @param der the decoded content; empty if encrypted
 */
record PemBlock(String label, boolean encrypted, ByteString der) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /**
     * Reads all blocks; text around them is ignored.
     *
     * @throws IllegalArgumentException if a block does not end or is not base64; the message holds nothing of the content
     */
    static List<PemBlock> parse(byte[] file) {
        List<PemBlock> blocks = new ArrayList<>();
        String label = null;
        StringBuilder body = new StringBuilder();
        for (String raw : new String(file, StandardCharsets.ISO_8859_1).split("\\R", -1)) {
            String line = raw.strip();
            if (label == null) {
                if (line.startsWith(BEGIN)
                        && line.endsWith(DASHES)
                        && line.length() > BEGIN.length() + DASHES.length()) {
                    label = line.substring(BEGIN.length(), line.length() - DASHES.length());
                    body.setLength(0);
                }
            } else if (line.startsWith(END)) {
                blocks.add(block(label, body.toString()));
                label = null;
            } else {
                body.append(line).append('\n');
            }
        }
        if (label != null) {
            throw new IllegalArgumentException("a PEM block does not end");
        }
        return blocks;
    }

    private static PemBlock block(String label, String body) {
        boolean encrypted = label.equals("ENCRYPTED PRIVATE KEY") || body.contains("ENCRYPTED");
        if (encrypted) {
            return new PemBlock(label, true, ByteString.EMPTY);
        }
        StringBuilder base64 = new StringBuilder();
        for (String line : body.split("\n", -1)) {
            if (line.indexOf(':') < 0) {
                base64.append(line);
            }
        }
        try {
            return new PemBlock(
                    label, false, ByteString.copyFrom(Base64.getDecoder().decode(base64.toString())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the content of a PEM block is not base64"); // the cause would show content
        }
    }
}
