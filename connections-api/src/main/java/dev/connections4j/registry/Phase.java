package dev.connections4j.registry;

import dev.connections4j.link.Opening;
import java.util.concurrent.atomic.AtomicReference;

/** What an attempt is doing. Whoever replaces the phase owns what comes next. */
sealed interface Phase {

    /** Holds nothing. */
    enum Free implements Phase {
        /** Between tries: the thread that brought it here goes on. */
        BETWEEN,
        /** For good. */
        GIVEN_UP
    }

    /** A try under way, and what cancels its budget. */
    record Trying(Opening opening, AtomicReference<Runnable> cancelBudget) implements Phase {}

    /** A try being closed by a cut, or open and being published: only giving up may interfere. */
    record Held(Opening opening) implements Phase {}

    /** Waiting for the next try, and what cancels that. */
    record Pausing(AtomicReference<Runnable> cancel) implements Phase {}
}
