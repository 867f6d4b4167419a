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
        if (text.length() <= LONGEST && !TextValues.hasControl(text)) {
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

    private static void append(StringBuilder shown, int c) {
        if (TextValues.isControl(c)) {
            shown.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
            shown.appendCodePoint(c);
        }
    }
}
