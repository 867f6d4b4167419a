package dev.connections4j.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transition of a slot: what it becomes, and what that takes out of it and has to be dealt with afterwards.
 *
 * @param next the slot from now on, null if the alias is gone
 * @param left callers that wait no longer
 * @param dropped the attempt that is given up
 * @param closed the connection to shut down
 */
record Step(
        @Nullable Slot next,
        List<Caller> left,
        @Nullable Attempt dropped,
        @Nullable Live closed) {
    static Step to(@Nullable Slot next) {
        return new Step(next, List.of(), null, null);
    }

    Step leaving(List<Caller> callers) {
        return new Step(next, callers, dropped, closed);
    }

    /** Gives up {@code now}'s attempt, if there is one. */
    Step dropping(Slot now) {
        Slot.Pending pending = now.pending();
        return pending == null ? this : new Step(next, pending.callers(), pending.attempt(), closed);
    }

    Step closing(@Nullable Live live) {
        return new Step(next, left, dropped, live);
    }
}
