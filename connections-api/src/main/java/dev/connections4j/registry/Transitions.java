package dev.connections4j.registry;

import dev.connections4j.link.ManagedConnection;
import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.ConnectionParameters;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The life of a slot. Every change there is, as functions from one slot to the next: nothing here waits, opens, closes or logs.
 *
 * <pre>
 *  state             absent      registered  connecting, new  connecting        connected        replacing
 *  holds             -           set         attempt          set, attempt      set, connection  all three
 *  ----------------  ----------  ----------  ---------------  ----------------  ---------------  ------------------
 *  add               registered  registered  connecting       connecting        connected (1)    replacing (1)
 *  connect           conn., new  connecting  joins (2)        joins (2)         that one (2)     that one (2)
 *  replace           conn., new  connecting  conn., new (3)   connecting (3)    replacing        replacing (3)
 *  succeeded         -           -           connected        connected         -                connected
 *  failed for some   -           -           (4)              (4)               -                (4)
 *  failed, last left -           -           absent           registered        -                connected
 *  disconnect        absent      registered  absent (3)       registered (3)    registered       registered (3)
 *  remove            absent      absent      absent (3)       absent (3)        absent           absent (3)
 * </pre>
 *
 * (1) unless its address differs: AliasConflictException. (2) unless its parameters differ: AliasConflictException.
 * (3) the attempt under way is given up. (4) unchanged, but for the callers that leave. An event of an attempt that is not the
 * one under way changes nothing. To close a handle is a disconnect, or nothing once its alias has another one; to close the registry is a
 * disconnect of each slot.
 */
final class Transitions {
    private Transitions() {}

    static TransitionResult add(@Nullable Slot now, String alias, ConnectionParameters set, Optional<Address> address) {
        Slot slot = Slot.orEmpty(now, alias);
        if (slot.live() != null) {
            Conflicts.requireSameAddress(alias, slot.live(), address);
        }
        return TransitionResult.to(slot.withRegistered(set));
    }

    static TransitionResult connect(@Nullable Slot now, Caller caller, Attempt fresh) {
        Slot slot = Slot.orEmpty(now, caller.alias());
        if (slot.live() != null) {
            caller.requireSame(slot.live().resolved(), slot.live().transport(), "connected");
            return TransitionResult.to(slot);
        }
        Slot.Pending pending = slot.pending();
        if (pending == null) {
            return TransitionResult.to(slot.withPending(new Slot.Pending(fresh, List.of(caller))));
        }
        Progress under = pending.attempt().progress();
        caller.requireSame(under.resolved(), under.transport(), "connecting");
        return TransitionResult.to(slot.withPending(pending.plus(caller)));
    }

    static TransitionResult replace(@Nullable Slot now, Caller caller, Attempt fresh) {
        Slot slot = Slot.orEmpty(now, caller.alias());
        return TransitionResult.to(slot.withPending(new Slot.Pending(fresh, List.of(caller))))
                .dropping(slot);
    }

    static TransitionResult succeeded(
            @Nullable Slot now, Attempt attempt, ActiveConnection live, BinaryOperator<ConnectionParameters> merge) {
        if (now == null || !now.isPending(attempt)) {
            return TransitionResult.to(now);
        }
        ConnectionParameters set = merge.apply(attempt.given(), Slot.registeredIn(now));
        return TransitionResult.to(now.connected(set, live)).with(callers(now));
    }

    /** A try failed for those that {@code leave}; the attempt goes on for the others, if there are any. */
    static TransitionResult failed(@Nullable Slot now, Attempt attempt, Predicate<Caller> leave) {
        if (now == null || !now.isPending(attempt)) {
            return TransitionResult.to(now);
        }
        List<Caller> leaving = callers(now).stream().filter(leave).toList();
        List<Caller> staying = callers(now).stream().filter(leave.negate()).toList();
        if (leaving.isEmpty()) {
            return TransitionResult.to(now);
        }
        return TransitionResult.to(
                        staying.isEmpty() ? now.withoutPending() : now.withPending(new Slot.Pending(attempt, staying)))
                .with(leaving);
    }

    static TransitionResult disconnect(@Nullable Slot now) {
        return now == null
                ? TransitionResult.to(null)
                : TransitionResult.to(now.disconnected()).dropping(now).closing(now.live());
    }

    /** {@code Connection.close()}: disconnect, unless the alias has another connection by now. */
    static TransitionResult close(@Nullable Slot now, @Nullable ManagedConnection connection) {
        boolean isIts = now != null && now.live() != null && now.live().connection() == connection;
        return isIts ? disconnect(now) : TransitionResult.to(now);
    }

    static TransitionResult remove(@Nullable Slot now) {
        return now == null
                ? TransitionResult.to(null)
                : TransitionResult.to(null).dropping(now).closing(now.live());
    }

    private static List<Caller> callers(Slot slot) {
        return slot.pending() == null ? List.of() : slot.pending().callers();
    }
}
