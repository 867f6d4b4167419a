package dev.connections4j.jmh.report;

import java.util.Locale;

/** Numbers as people read them: three digits that count. */
final class Numbers {
    private Numbers() {}

    static String of(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
    }

    /** With one more digit where it would read like the limit, and is not. */
    static String apart(double value, double limit) {
        String words = of(value);
        boolean alike = value != limit && words.equals(of(limit));
        return alike ? String.format(Locale.ROOT, "%.4f", value) : words;
    }
}
