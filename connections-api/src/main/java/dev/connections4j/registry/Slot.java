package dev.connections4j.registry;

import dev.connections4j.parameters.ConnectionParameters;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one alias, at one moment. Six states, by what is there; absent is the alias that has no slot.
 *
 * @param alias the name
 * @param order its place in the list; {@link #UNLISTED} until registered
 * @param registered the registered set, null while only a first attempt is under way
 * @param live its connection; never without {@code registered}
 * @param pending the attempt under way
 */
record Slot(
        String alias,
        long order,
        @Nullable ConnectionParameters registered,
        @Nullable ActiveConnection live,
        @Nullable Pending pending) {
    static final long UNLISTED = -1;

    /**
     * An attempt and who waits for it.
     *
     * @param attempt the one under way
     * @param callers never empty
     */
    record Pending(Attempt attempt, List<Caller> callers) {
        boolean anyWaitsForReady() {
            for (Caller caller : callers) {
                if (caller.waitsForReady()) {
                    return true;
                }
            }
            return false;
        }

        Pending plus(Caller caller) {
            return new Pending(
                    attempt, Stream.concat(callers.stream(), Stream.of(caller)).toList());
        }
    }

    /** A slot of which nothing is known yet. */
    static Slot empty(String alias) {
        return new Slot(alias, UNLISTED, null, null, null);
    }

    static Slot orEmpty(@Nullable Slot now, String alias) {
        return now != null ? now : empty(alias);
    }

    /** The registered set, empty if there is none. */
    static ConnectionParameters registeredIn(@Nullable Slot now) {
        return now == null || now.registered == null ? ConnectionParameters.none() : now.registered;
    }

    boolean isPending(Attempt attempt) {
        return pending != null && pending.attempt() == attempt;
    }

    Slot withOrder(long place) {
        return new Slot(alias, place, registered, live, pending);
    }

    Slot withRegistered(ConnectionParameters set) {
        return new Slot(alias, order, set, live, pending);
    }

    Slot withPending(Pending next) {
        return new Slot(alias, order, registered, live, next);
    }

    Slot connected(ConnectionParameters set, ActiveConnection next) {
        return new Slot(alias, order, set, next, null);
    }

    /** Without its attempt; nothing is left of a slot that held only that. */
    @Nullable
    Slot withoutPending() {
        return registered == null ? null : new Slot(alias, order, registered, live, null);
    }

    /** Without attempt and connection. */
    @Nullable
    Slot disconnected() {
        return registered == null ? null : new Slot(alias, order, registered, null, null);
    }
}
