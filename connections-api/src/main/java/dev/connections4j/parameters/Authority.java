package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part {@code [user[:password]@]host[:port]} of a URI, or {@code host[:port]} alone. No message about a bad one repeats user info.
 *
 * @param user the text before the first {@code :} of the user info, null if blank
 * @param password the text behind it, null if blank
 * @param userSecret whether the user info had no {@code :} and so may be an API key
 * @param host lower case, IPv6 in its one spelling and without brackets
 * @param port null if not given
 */
record Authority(
        @Nullable String user,
        @Nullable Secret password,
        boolean userSecret,
        String host,
        @Nullable Integer port) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9.]+");
    private static final Pattern WITH_PORT = Pattern.compile("[^:/]*:[^:/]*|\\[.*]:[^\\]]*");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,9}");
    private static final int MAX_PORT = 65535;

    /** The last {@code @} ends the user info, which is percent-decoded. */
    static Authority parse(String parameter, String text) {
        int at = text.lastIndexOf('@');
        Authority user = ofUserInfo(parameter, at < 0 ? "" : text.substring(0, at));
        // a zone's percent sign, RFC 6874
        Authority server = ofServer(parameter, text.substring(at + 1).replace("%25", "%"), "");
        return new Authority(user.user, user.password, user.userSecret, server.host, server.port);
    }

    /** Whether nothing stands in it but what hosts and ports are made of: every connect asks this, so no pattern is tried first. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = Character.toLowerCase(c) >= 'a' && Character.toLowerCase(c) <= 'z';
            if (!letter && "0123456789.-_:[]".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    HostPort hostPort(int otherwisePort) {
        return new HostPort(host, port != null ? port : otherwisePort);
    }

    private static Authority ofUserInfo(String parameter, String text) {
        int colon = text.indexOf(':');
        String user = decode(parameter, "user info", colon < 0 ? text : text.substring(0, colon));
        String password = colon < 0 ? "" : decode(parameter, "user info", text.substring(colon + 1));
        if (user.indexOf(':') >= 0) {
            throw new ParameterException(
                    parameter, parameter + " has a user that holds ':' (%3A), which would end it; use token");
        }
        if (TextValues.hasControl(user) || TextValues.hasControl(password)) {
            throw new ParameterException(parameter, parameter + " must not hold control characters in its user info");
        }
        return new Authority(
                user.isBlank() ? null : user,
                password.isBlank() ? null : Secret.of(password),
                colon < 0 && !text.isEmpty(),
                "",
                null);
    }

    /** Host and perhaps port; no user info; {@code was} is what a message may show of the value, or empty. */
    static Authority ofServer(String parameter, String text, String was) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            String rest = end < 0 ? "?" : text.substring(end + 1);
            if (end < 0 || !(rest.isEmpty() || rest.startsWith(":"))) {
                throw new ParameterException(parameter, parameter + " must have an IPv6 host as [v6]:port" + was);
            }
            String host = host(parameter, text.substring(1, end), true, was);
            return new Authority(
                    null, null, false, host, rest.isEmpty() ? null : port(parameter, rest.substring(1), was));
        }
        int colon = text.indexOf(':');
        if (colon != text.lastIndexOf(':')) {
            throw new ParameterException(
                    parameter, parameter + " has several ':'; an IPv6 host needs brackets, as [v6]:port" + was);
        }
        String host = host(parameter, colon < 0 ? text : text.substring(0, colon), false, was);
        return new Authority(
                null, null, false, host, colon < 0 ? null : port(parameter, text.substring(colon + 1), was));
    }

    /** The parameter {@code host}: a name, an IPv4 address, an IPv6 address with or without brackets. */
    static String hostAlone(String parameter, Object given) {
        String text = text(parameter, given);
        NotAHost.refuse(parameter, text);
        if (WITH_PORT.matcher(text).matches()) {
            String remedy =
                    parameter.equals("host") ? "; give the parameter port, or the parameter address with both" : "";
            throw new ParameterException(parameter, parameter + " takes no port" + Quoting.was(text) + remedy);
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        return host(parameter, bracketed ? text.substring(1, text.length() - 1) : text, bracketed, Quoting.was(text));
    }

    /** The parameter {@code port}. */
    static Integer portAlone(String parameter, Object given) {
        if (!(given instanceof CharSequence)
                && !(given instanceof Integer || given instanceof Long || given instanceof Short)) {
            throw new ParameterException(parameter, portExpected(parameter) + Quoting.wasA(given));
        }
        String text = given.toString().strip();
        NotAHost.refuseQuotes(parameter, text);
        return port(parameter, text, Quoting.was(text));
    }

    /** What was given for a host, without blanks; user info is refused. */
    static String text(String parameter, Object given) {
        String text = TextValues.text(parameter, given).strip();
        if (text.indexOf('@') >= 0) {
            throw new ParameterException(
                    parameter, parameter + " takes no user info ('@'); give user and password, or a uri");
        }
        return text;
    }

    /** A name, an IPv4 address, or an IPv6 address without its brackets; in its one spelling. */
    static String host(String parameter, String text, boolean bracketed, String was) {
        if (bracketed || (text.indexOf(':') >= 0 && text.indexOf('/') < 0)) {
            String canonical = Ipv6.canonical(text);
            if (canonical == null) {
                throw new ParameterException(parameter, parameter + " has no valid IPv6 address" + was);
            }
            return canonical;
        }
        if (text.isEmpty()) {
            throw new ParameterException(parameter, parameter + " has no host" + was);
        }
        if (!NAME.matcher(text).matches()) {
            throw new ParameterException(
                    parameter,
                    parameter + " has a host of other characters than letters, digits, '.', '-' and '_'" + was);
        }
        if (DIGITS.matcher(text).matches() && !HostPort.isIpv4(text)) {
            throw new ParameterException(
                    parameter,
                    parameter + " has a host of digits and dots that is not four numbers from 0 to 255" + was);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    static Integer port(String parameter, String text, String was) {
        int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw new ParameterException(parameter, portExpected(parameter) + was);
        }
        return port;
    }

    static String portExpected(String parameter) {
        return (parameter.equals("port") ? "port must be a number" : parameter + " must have a port that is a number")
                + " from 1 to " + MAX_PORT;
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
