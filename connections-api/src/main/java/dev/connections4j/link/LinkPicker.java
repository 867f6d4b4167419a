package dev.connections4j.link;

import dev.connections4j.parameters.Pool;
import java.util.concurrent.atomic.AtomicInteger;

/** Which member of a pool a call takes. */
interface LinkPicker {
    /** The member for a call that starts now. */
    Subchannel of(Subchannel[] members);

    /** As {@code pool} says. */
    static LinkPicker of(Pool kind) {
        if (kind == Pool.SINGLETON) {
            return members -> members[0];
        }
        return kind == Pool.SINGLETON_THREAD ? new PerThread() : new InTurn();
    }

    /** Each thread keeps to one. */
    final class PerThread implements LinkPicker {
        private final AtomicInteger threads = new AtomicInteger();
        private final ThreadLocal<Integer> number = ThreadLocal.withInitial(threads::getAndIncrement);

        @Override
        public Subchannel of(Subchannel[] members) {
            return members[Math.floorMod(number.get(), members.length)];
        }
    }

    /** One after the other. A lost member begins to reconnect when its turn comes; meanwhile the next ready one takes the call. */
    final class InTurn implements LinkPicker {
        private final AtomicInteger turn = new AtomicInteger();

        @Override
        public Subchannel of(Subchannel[] members) {
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
