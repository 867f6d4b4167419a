package dev.connections4j.jmh.report;

import java.util.OptionalDouble;

/**
 * What is to be reached, beside what was.
 *
 * @param what of what
 * @param limit the goal, in words
 * @param measured what was measured, in words
 * @param reached whether it was reached; nothing measured is not reached
 */
public record Goal(String what, String limit, String measured, boolean reached) {
    private static final String NOT_MEASURED = "not measured";

    /** At most so much. */
    public static Goal atMost(String what, double limit, String unit, OptionalDouble measured) {
        return of(what, "≤ ", limit, unit, measured, measured.orElse(Double.NaN) <= limit);
    }

    /** At least so much. */
    static Goal atLeast(String what, double limit, String unit, OptionalDouble measured) {
        return of(what, "≥ ", limit, unit, measured, measured.orElse(Double.NaN) >= limit);
    }

    /** Neither more nor less. */
    public static Goal exactly(String what, double expected, OptionalDouble measured) {
        return of(what, "= ", expected, "", measured, measured.orElse(Double.NaN) == expected);
    }

    private static Goal of(
            String what, String relation, double limit, String unit, OptionalDouble measured, boolean reached) {
        String words = measured.isPresent() ? Numbers.apart(measured.getAsDouble(), limit) + unit : NOT_MEASURED;
        return new Goal(what, relation + Numbers.of(limit) + unit, words, reached);
    }

    /** As a table's cell. */
    String verdict() {
        return reached ? "reached" : measured.equals(NOT_MEASURED) ? "–" : "**not reached**";
    }
}
