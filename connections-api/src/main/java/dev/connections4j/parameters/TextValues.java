package dev.connections4j.parameters;

import dev.connections4j.ParameterException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Parsers of what stays text: names, headers, secrets, paths. */
final class TextValues {
    private TextValues() {}

    /** Text on one line. */
    static String line(String parameter, Object given) {
        String text = text(parameter, given);
        if (hasControl(text)) {
            throw new ParameterException(
                    parameter, parameter + " must not hold control characters" + Quoting.was(text));
        }
        return text;
    }

    /** Text that can be sent as a header as it stands. */
    static String header(String parameter, Object given) {
        String text = text(parameter, given);
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~') || !text.equals(text.strip())) {
            throw new ParameterException(
                    parameter, parameter + " must be printable ASCII without outer blanks" + Quoting.was(text));
        }
        return text;
    }

    /** A user name; a number counts as text. No message repeats it: it may be an API key. */
    static String user(String parameter, Object given) {
        String text = text(parameter, given instanceof Number n ? n.toString() : given);
        if (hasControl(text)) {
            throw new ParameterException(parameter, parameter + " must not hold control characters");
        }
        if (text.indexOf(':') >= 0) {
            throw new ParameterException(
                    parameter,
                    parameter + " must not hold ':', for it ends the user in user:password; for an API key"
                            + " or user:password in one use token");
        }
        return text;
    }

    /** A secret: constant text (a number counts as text), or a supplier. */
    static Secret secret(String parameter, Object given) {
        if (given instanceof Supplier<?> supplier) {
            return Secret.from(() -> constant(parameter, String.valueOf(supplied(parameter, supplier))));
        }
        if (given instanceof Secret secret) {
            return secret.isSupplied() ? secret : Secret.of(constant(parameter, secret.reveal()));
        }
        if (given instanceof Number number) {
            return Secret.of(number.toString());
        }
        if (given instanceof CharSequence text) {
            return Secret.of(constant(parameter, text.toString()));
        }
        throw new ParameterException(parameter, parameter + " must be text or a Supplier" + Quoting.wasA(given));
    }

    /** The password of a file: constant text. */
    static Secret password(String parameter, Object given) {
        if (given instanceof Secret secret && !secret.isSupplied()) {
            return Secret.of(constant(parameter, secret.reveal()));
        }
        if (given instanceof CharSequence text) {
            return Secret.of(constant(parameter, text.toString()));
        }
        throw new ParameterException(parameter, parameter + " must be text" + Quoting.wasA(given));
    }

    /** A file; whether it exists is seen when it is read. */
    static Path path(String parameter, Object given) {
        if (!(given instanceof Path) && !(given instanceof CharSequence)) {
            throw new ParameterException(parameter, parameter + " must be a path" + Quoting.wasA(given));
        }
        String text = line(parameter, given.toString());
        try {
            return given instanceof Path path ? path : Path.of(text);
        } catch (InvalidPathException e) {
            throw new ParameterException(parameter, parameter + " must be a path" + Quoting.was(text), e);
        }
    }

    /** Any text that is not blank. */
    static String text(String parameter, Object given) {
        if (!(given instanceof CharSequence)) {
            throw new ParameterException(parameter, parameter + " must be text" + Quoting.wasA(given));
        }
        String text = given.toString();
        if (text.isBlank()) {
            throw new ParameterException(parameter, parameter + " must not be blank");
        }
        return text;
    }

    private static Object supplied(String parameter, Supplier<?> supplier) {
        Object value = supplier.get();
        if (!(value instanceof CharSequence)) {
            throw new ParameterException(
                    parameter,
                    "the supplier of " + parameter + " must give text"
                            + (value == null ? ", gave null" : Quoting.wasA(value)));
        }
        return value;
    }

    private static String constant(String parameter, String text) {
        if (text.isBlank()) {
            throw new ParameterException(parameter, parameter + " must not be blank");
        }
        if (hasControl(text)) {
            throw new ParameterException(
                    parameter, parameter + " must not hold control characters (a line break at its end?)");
        }
        return text;
    }

    /** Whether it would end or disturb a header or a log line. */
    static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isControl(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isControl(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
