package dev.connections4j.registry;

import dev.connections4j.ConnectionsException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a registry knows of its aliases: which table holds now. A change is computed, then swapped in, or computed anew:
 * what a transition does besides must do no harm when repeated.
 */
final class Slots {
    private final AtomicReference<Table> table = new AtomicReference<>(Table.empty());

    /** The present table. */
    Table now() {
        return table.get();
    }

    /** Changes one slot, also of a closed registry. */
    TransitionResult change(String alias, Function<@Nullable Slot, TransitionResult> transition) {
        while (true) {
            Table now = table.get();
            TransitionResult step = transition.apply(now.find(alias));
            if (swap(now, now.with(alias, step.next()))) {
                return step;
            }
        }
    }

    /**
     * Changes one slot of an open registry, as long as its state is still one that {@code basis} accepts.
     *
     * @return null if it is not
     */
    @Nullable
    TransitionResult changeIf(
            String alias, Predicate<@Nullable Slot> basis, Function<@Nullable Slot, TransitionResult> transition) {
        while (true) {
            Table now = table.get();
            requireOpen(now, alias);
            Slot slot = now.find(alias);
            if (!basis.test(slot)) {
                return null;
            }
            TransitionResult step = transition.apply(slot);
            if (swap(now, now.with(alias, step.next()))) {
                return step;
            }
        }
    }

    /** Changes several slots of an open registry: all, or none if one of the transitions throws. */
    void changeAll(
            Collection<String> aliases, Function<String, Function<@Nullable Slot, TransitionResult>> transitions) {
        while (true) {
            Table now = table.get();
            Table next = now;
            for (String alias : aliases) {
                requireOpen(now, alias);
                next = next.with(
                        alias, transitions.apply(alias).apply(next.find(alias)).next());
            }
            if (swap(now, next)) {
                return;
            }
        }
    }

    /** Closes the registry, and changes every slot there is; what was done to each alias. */
    Map<String, TransitionResult> close(Function<@Nullable Slot, TransitionResult> transition) {
        while (true) {
            Table now = table.get();
            Table next = now.asClosed();
            Map<String, TransitionResult> steps = new LinkedHashMap<>();
            for (Slot slot : now.slots()) {
                TransitionResult step = transition.apply(slot);
                steps.put(slot.alias(), step);
                next = next.with(slot.alias(), step.next());
            }
            if (swap(now, next)) {
                return steps;
            }
        }
    }

    /** Throws if the registry is closed. */
    void requireOpen(String alias) {
        requireOpen(now(), alias);
    }

    private boolean swap(Table now, Table next) {
        return now == next || table.compareAndSet(now, next);
    }

    private static void requireOpen(Table table, String alias) {
        if (table.isClosed()) {
            throw new ConnectionsException(
                    "REGISTRY_CLOSED", "connection '" + alias + "': its registry is closed; make a new one", null);
        }
    }
}
