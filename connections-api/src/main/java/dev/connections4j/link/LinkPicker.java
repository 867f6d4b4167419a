package dev.connections4j.link;

import dev.connections4j.parameters.Pool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Which member of a pool a call takes. */
final class LinkPicker {
    private LinkPicker() {}

    /** As {@code pool} says: the member for a call that starts now. */
    static Function<Subchannel[], Subchannel> of(Pool kind) {
        return kind == Pool.SINGLETON_THREAD ? new PerThread() : new InTurn();
    }

    /** Each thread keeps to one. */
    private static final class PerThread implements Function<Subchannel[], Subchannel> {
        private final AtomicInteger threads = new AtomicInteger();
        private final ThreadLocal<Integer> number = ThreadLocal.withInitial(threads::getAndIncrement);

        @Override
        public Subchannel apply(Subchannel[] members) {
            return members[Math.floorMod(number.get(), members.length)];
        }
    }

    /** One after the other. A lost member begins to reconnect when its turn comes; meanwhile the next ready one takes the call. */
    private static final class InTurn implements Function<Subchannel[], Subchannel> {
        private final AtomicInteger turn = new AtomicInteger();

        @Override
        public Subchannel apply(Subchannel[] members) {
            int first = turn.getAndIncrement();
            Subchannel chosen = members[Math.floorMod(first, members.length)];
            for (int i = 0; i < members.length; i++) {
                Subchannel candidate = members[Math.floorMod(first + i, members.length)];
                if (candidate.ready() != null) {
                    if (i > 0) {
                        chosen.wake();
                    }
                    return candidate;
                }
            }
            return chosen;
        }
    }
}
