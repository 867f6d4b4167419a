package dev.connections4j.cli.doctor;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One line of what was found.
 *
 * @param part what it is about
 * @param ok whether it is as it should be
 * @param seen what was seen, without full stop; never holds a secret, nor a control character
 * @param reason as a failed connect would give it; null if all is well, or if the line before has it
 * @param remedy the reason's, or the failed connect's; may be empty
 * @param spares whether a connect gets past it, though it is not ok
 */
public record Observation(
        Part part, boolean ok, String seen, @Nullable Reason reason, String remedy, boolean spares) {
    /**
     * Takes control characters out: some of what is seen is a stranger's text.
     *
     * @param part what it is about
     * @param ok whether it is as it should be
     * @param seen what was seen
     * @param reason why it is not
     * @param remedy what to do
     * @param spares whether a connect gets past it
     */
    public Observation {
        seen = seen.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
    }

    static Observation fine(Part part, String seen) {
        return new Observation(part, true, seen, null, "", false);
    }

    static Observation failed(Part part, Failure failure) {
        return new Observation(part, false, failure.seen(), failure.reason(), failure.remedy(), false);
    }

    /** The same, after some words more. */
    Observation after(String words) {
        return new Observation(part, ok, words + seen, reason, remedy, spares);
    }

    /** The same, of which a connect takes no harm. */
    Observation spared() {
        return new Observation(part, ok, seen, reason, remedy, true);
    }
}
