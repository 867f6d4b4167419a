package dev.connections4j.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text in UTF-8, with or without a mark, or in UTF-16 with one, as editors and shells write it. */
public final class EncodedText {
    /** What {@link #decode} takes, for a message. */
    public static final String EXPECTED = "UTF-8, or UTF-16 with a byte order mark";

    private EncodedText() {}

    /** The whole text without its mark; empty if some of it is not in these encodings, or holds NUL as UTF-16 without a mark does. */
    public static Optional<String> decode(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, StandardCharsets.UTF_8);
        }
        if (begins(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        return decode(bytes, 0, StandardCharsets.UTF_8);
    }

    private static Optional<String> decode(byte[] bytes, int from, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a file begins with a mark.
     *
     * @param bytes the file
     * @param mark its first bytes, each from 0 to 255
     * @return true if all of them stand there
     */
    public static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
