package dev.connections4j.cli.doctor;

import dev.connections4j.Failure;
import org.jspecify.annotations.Nullable;

/**
 * One line of what was found.
 *
 * @param part what it is about
 * @param ok whether it is as it should be
 * @param seen what was seen, without full stop; never holds a secret, nor a control character
 * @param failure what a failed connect would report; null if all is well, or if another line has it
 */
public record Observation(
        Part part, boolean ok, String seen, @Nullable Failure failure) {
    /**
     * Replaces control characters, for a server's message may hold them.
     *
     * @param part what it is about
     * @param ok whether it is as it should be
     * @param seen what was seen
     * @param failure why it is not
     */
    public Observation {
        seen = seen.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
    }

    static Observation fine(Part part, String seen) {
        return new Observation(part, true, seen, null);
    }

    /** Something wrong whose failure another line has. */
    static Observation wrong(Part part, String seen) {
        return new Observation(part, false, seen, null);
    }

    static Observation failed(Part part, Failure failure) {
        return failed(part, "", failure);
    }

    /** A failure whose line begins with {@code prefix}. */
    static Observation failed(Part part, String prefix, Failure failure) {
        return new Observation(part, false, prefix + failure.seen(), failure);
    }
}
