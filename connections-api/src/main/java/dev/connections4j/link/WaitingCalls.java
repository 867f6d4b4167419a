package dev.connections4j.link;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Calls that wait for a link, in the order in which they came. Guarded by its owner's lock. */
final class WaitingCalls {
    private Set<RoutedCall<?, ?>> calls = Set.of();

    boolean isEmpty() {
        return calls.isEmpty();
    }

    void add(RoutedCall<?, ?> call) {
        if (calls.isEmpty()) {
            calls = new LinkedHashSet<>();
        }
        calls.add(call);
    }

    void remove(RoutedCall<?, ?> call) {
        if (!calls.isEmpty()) {
            calls.remove(call);
        }
    }

    List<RoutedCall<?, ?>> takeAll() {
        List<RoutedCall<?, ?>> taken = List.copyOf(calls);
        calls = Set.of();
        return taken;
    }

    List<RoutedCall<?, ?>> takeThose(Predicate<RoutedCall<?, ?>> which) {
        if (calls.isEmpty()) {
            return List.of();
        }
        List<RoutedCall<?, ?>> taken = new ArrayList<>();
        calls.removeIf(call -> which.test(call) && taken.add(call));
        if (calls.isEmpty()) {
            calls = Set.of();
        }
        return taken;
    }
}
