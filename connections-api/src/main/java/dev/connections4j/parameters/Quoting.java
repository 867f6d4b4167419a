package dev.connections4j.parameters;

import java.util.Locale;

/** How a rejected value appears in a message: quoted, on one line, short. Never used for a secret. */
final class Quoting {
    private static final int LONGEST = 80;

    private Quoting() {}

    /** The clause {@code , was '…'}. */
    static String was(String text) {
        return ", was " + quoted(text);
    }

    static String quoted(String text) {
        if (text.length() <= LONGEST && !hasControl(text)) {
            return "'" + text + "'";
        }
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(LONGEST).forEach(c -> append(shown, c));
        return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'")
                .toString();
    }

    /** The clause {@code , was an Integer}: the type alone, for the value may be anything. */
    static String wasA(Object given) {
        String type = given.getClass().getSimpleName();
        String shown = type.isEmpty() ? "object" : type;
        return ", was " + ("AEIOU".indexOf(shown.toUpperCase(Locale.ROOT).charAt(0)) >= 0 ? "an " : "a ") + shown;
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

    private static boolean isControl(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    private static void append(StringBuilder shown, int c) {
        if (isControl(c)) {
            shown.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
            shown.appendCodePoint(c);
        }
    }
}
