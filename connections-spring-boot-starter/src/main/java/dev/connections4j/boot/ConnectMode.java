package dev.connections4j.boot;

import dev.connections4j.ParameterException;
import java.util.Arrays;
import java.util.Locale;

/** When an alias connects. */
enum ConnectMode {
    /** While the application starts, which fails if connecting does. */
    START,
    /** Beside the start, again and again until it succeeds. */
    BACKGROUND,
    /** When the application calls connect. */
    LAZY;

    static ConnectMode of(String property, String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.text().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        property, property + " must be start, background or lazy, was '" + text + "'"));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
