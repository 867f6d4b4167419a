package dev.connections4j.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transition of a slot: what it becomes, and what that takes out of it and has to be dealt with afterwards.
 *
 * @param next the slot from now on, null if the alias is gone
 * @param leaving callers that wait no longer
 * @param dropped the attempt that is given up
 * @param closed the connection to shut down
 */
record TransitionResult(
        @Nullable Slot next,
        List<Caller> leaving,
        @Nullable Attempt dropped,
        @Nullable ActiveConnection closed) {
    static TransitionResult to(@Nullable Slot next) {
        return new TransitionResult(next, List.of(), null, null);
    }

    TransitionResult with(List<Caller> callers) {
        return new TransitionResult(next, callers, dropped, closed);
    }

    /** Gives up {@code now}'s attempt, if there is one. */
    TransitionResult dropping(Slot now) {
        Slot.Pending pending = now.pending();
        return pending == null ? this : new TransitionResult(next, pending.callers(), pending.attempt(), closed);
    }

    /** Whether this attempt goes on after it. */
    boolean keeps(Attempt attempt) {
        return next != null && next.isPending(attempt);
    }

    /** Whether the last callers of this attempt leave by it, so that nothing of it is to go on. */
    boolean givesUp(Attempt attempt) {
        return !leaving.isEmpty() && !keeps(attempt);
    }

    TransitionResult closing(@Nullable ActiveConnection live) {
        return new TransitionResult(next, leaving, dropped, live);
    }
}
