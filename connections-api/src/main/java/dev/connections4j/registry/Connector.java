package dev.connections4j.registry;

import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.ParameterGroup;
import dev.connections4j.parameters.ResolvedParameters;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Connect and replace: from a call to a caller that waits in a slot. Starts what it has to, and does not wait for it. */
final class Connector {
    private final RegistryContext context;
    private final System.Logger log;
    private final Set<String> warned = ConcurrentHashMap.newKeySet(); // aliases, each once

    Connector(RegistryContext context, System.Logger log) {
        this.context = context;
        this.log = log;
    }

    /** The alias' connection, its attempt under way, or a new one. */
    Caller connect(String alias, ConnectionParameters given) {
        return begin(alias, given, false);
    }

    /** A new attempt, in any case. */
    Caller replace(String alias, ConnectionParameters given) {
        return begin(alias, given, true);
    }

    /** Whether a set gives nothing that could differ from another: what it gives concerns the call, not the connection. */
    private static boolean isBare(ConnectionParameters given) {
        return given.given().stream().allMatch(parameter -> parameter.group() == ParameterGroup.CALL);
    }

    private @Nullable TransitionResult join(Predicate<@Nullable Slot> basis, Caller caller, Attempt fresh) {
        return context.slots().changeIf(caller.alias(), basis, now -> Transitions.connect(now, caller, fresh));
    }

    private @Nullable TransitionResult takeOver(Predicate<@Nullable Slot> basis, Caller caller, Attempt fresh) {
        return context.release(
                caller.alias(),
                () -> context.slots().changeIf(caller.alias(), basis, now -> Transitions.replace(now, caller, fresh)),
                context.grace(),
                "replace");
    }

    @SuppressWarnings("ReferenceEquality") // an equal set may bring another supplier
    private Caller begin(String alias, ConnectionParameters given, boolean replaces) {
        boolean isBare = !replaces && isBare(given);
        long start = context.clock().nanoTime();
        while (true) {
            Slot seen = context.slots().now().find(alias);
            ResolvedParameters inUse = isBare ? inUse(seen) : null;
            ResolvedParameters resolved =
                    inUse != null ? inUse : context.resolver().resolve(alias, given, Slot.registeredIn(seen));
            Caller caller = new Caller(alias, given, resolved, isBare, context.clock(), start);
            Attempt fresh = new Attempt(alias, given, resolved, start, context);
            // resolution was outside of the transition: it holds as long as it would see the same
            Predicate<@Nullable Slot> basis = now ->
                    inUse != null ? inUse(now) == inUse : Slot.registeredIn(now).equals(Slot.registeredIn(seen));
            TransitionResult step = replaces ? takeOver(basis, caller, fresh) : join(basis, caller, fresh);
            if (step != null) {
                enter(step, caller, fresh);
                return caller;
            }
        }
    }

    private void enter(TransitionResult step, Caller caller, Attempt fresh) {
        Slot slot = step.next();
        if (slot == null) {
            throw new IllegalStateException("nothing to wait for");
        }
        if (slot.pending() == null || !slot.pending().callers().contains(caller)) {
            ActiveConnection live = slot.live();
            if (live == null) {
                throw new IllegalStateException("neither connected nor connecting");
            }
            caller.settle(live::connection);
            return;
        }
        Attempt shared = slot.pending().attempt();
        caller.joins(shared);
        if (shared == fresh) {
            warnOfPlaintext(caller.alias(), fresh.progress().resolved());
            fresh.start();
        } else if (caller.waitsForReady()) {
            shared.limit();
        }
    }

    private void warnOfPlaintext(String alias, ResolvedParameters resolved) {
        if (resolved.sendsCredentialsInPlaintext() && warned.add(alias)) {
            log.log(
                    Level.WARNING,
                    "{0}: credentials go in plaintext to {1}, which is not this machine; set secure=true, or use https:// in uri",
                    alias,
                    resolved.address());
        }
    }

    private static @Nullable ResolvedParameters inUse(@Nullable Slot slot) {
        if (slot != null && slot.live() != null) {
            return slot.live().resolved();
        }
        return slot != null && slot.pending() != null
                ? slot.pending().attempt().progress().resolved()
                : null;
    }
}
