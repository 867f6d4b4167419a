package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The part of a URI before its last {@code @}, percent-decoded.
 *
 * @param user the text before the first {@code :}, null if blank
 * @param password the text behind it, null if blank
 * @param single whether it had no {@code :} and so may be an API key
 */
record UserInfo(@Nullable String user, @Nullable Secret password, boolean single) {
    private static final UserInfo NONE = new UserInfo(null, null, false);

    static UserInfo parse(String parameter, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        int colon = text.indexOf(':');
        String user = decode(parameter, "user info", colon < 0 ? text : text.substring(0, colon));
        String password = colon < 0 ? "" : decode(parameter, "user info", text.substring(colon + 1));
        if (user.indexOf(':') >= 0) {
            throw new ParameterException(
                    parameter, parameter + " has a user that holds ':' (%3A), which would end it; use token");
        }
        if (Quoting.hasControl(user) || Quoting.hasControl(password)) {
            throw new ParameterException(parameter, parameter + " must not hold control characters in its user info");
        }
        return new UserInfo(user.isBlank() ? null : user, password.isBlank() ? null : Secret.of(password), colon < 0);
    }

    /** Percent-decodes as UTF-8; {@code part} names what it is, for the text itself may be secret. */
    static String decode(String parameter, String part, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) != '%') {
                int next = text.offsetByCodePoints(i, 1);
                bytes.writeBytes(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
                i = next;
            } else {
                if (i + 2 >= text.length()
                        || !HexFormat.isHexDigit(text.charAt(i + 1))
                        || !HexFormat.isHexDigit(text.charAt(i + 2))) {
                    throw malformed(parameter, part);
                }
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 3;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(parameter, part);
        }
    }

    private static ParameterException malformed(String parameter, String part) {
        return new ParameterException(
                parameter,
                parameter + " has malformed percent-encoding in its " + part
                        + ": behind each % two hexadecimal digits of UTF-8 are expected; write % itself as %25");
    }
}
