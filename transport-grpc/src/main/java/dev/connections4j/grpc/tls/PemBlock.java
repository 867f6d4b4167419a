package dev.connections4j.grpc.tls;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM file.
 *
 * @param label between BEGIN and the dashes
 * @param encrypted whether its headers say that its content is, in OpenSSL's old form
 * @param der the decoded content; empty if encrypted
 */
record PemBlock(String label, boolean encrypted, ByteString der) {
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([^\\r\\n-]+)-----");
    private static final Pattern END = Pattern.compile("-----END ([^\\r\\n-]+)-----");
    /** What cannot stand around a block but by a mistake: a part of what was meant as one. */
    private static final Pattern FRAGMENT = Pattern.compile(
            "-(?:BEGIN|END) |(?<![A-Za-z])(?:BEGIN|END) [A-Z0-9 ]*(?:CERTIFICATE|PRIVATE KEY|PKCS7)(?![A-Za-z])");

    private static final Pattern HEADERS = Pattern.compile("\\A\\s*[A-Za-z0-9-]+:(?s:.*?)\\R[ \\t]*\\R");

    /**
     * Reads all blocks, glued to each other or not; other text around them is ignored.
     *
     * @throws IllegalArgumentException if a block or a part of one cannot be read; the message holds nothing of the content
     */
    static List<PemBlock> parse(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<PemBlock> blocks = new ArrayList<>();
        Matcher begin = BEGIN.matcher(text);
        Matcher end = END.matcher(text);
        int at = 0;
        while (begin.find(at)) {
            refuseFragment(text.substring(at, begin.start()));
            String label = begin.group(1);
            refuseLostLineEnd(text.substring(begin.end()));
            if (!end.find(begin.end())) {
                throw new IllegalArgumentException("a PEM block does not end");
            }
            String body = text.substring(begin.end(), end.start());
            if (body.contains("-----BEGIN ")) {
                throw new IllegalArgumentException("a PEM block does not end before the next one begins");
            }
            if (!end.group(1).equals(label)) {
                throw new IllegalArgumentException("a PEM block ends with another label than it begins with");
            }
            blocks.add(block(label, body));
            at = end.end();
        }
        refuseFragment(text.substring(at));
        return blocks;
    }

    private static void refuseFragment(String between) {
        if (FRAGMENT.matcher(between).find()) {
            throw new IllegalArgumentException("a BEGIN or END line is malformed, or has no other half; five dashes"
                    + " before and behind are expected, as -----BEGIN CERTIFICATE-----");
        }
    }

    private static void refuseLostLineEnd(String behind) {
        if (behind.startsWith("\\n") || behind.startsWith("\\r")) {
            throw new IllegalArgumentException("its line ends are written as \\n; put real ones in their place");
        }
        int next = 0;
        while (next < behind.length() && " \t".indexOf(behind.charAt(next)) >= 0) {
            next++;
        }
        if (next < behind.length() && "\r\n".indexOf(behind.charAt(next)) < 0) {
            throw new IllegalArgumentException(
                    "its PEM has lost its line ends and is on one line; put them back behind BEGIN and before END");
        }
    }

    private static PemBlock block(String label, String body) {
        if (body.contains("ENCRYPTED")) {
            return new PemBlock(label, true, ByteString.EMPTY);
        }
        String base64 = HEADERS.matcher(body).replaceFirst("").replaceAll("\\s", "");
        try {
            return new PemBlock(
                    label, false, ByteString.copyFrom(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the content of a PEM block is not base64"); // the cause would show content
        }
    }
}
