package dev.connections4j.registry;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Something of an alias that is being closed. */
final class Closing {
    private final String alias;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicReference<Duration> limit = new AtomicReference<>(Duration.ofNanos(Long.MAX_VALUE));
    private volatile @Nullable ActiveConnection live;

    Closing(String alias) {
        this.alias = alias;
    }

    String alias() {
        return alias;
    }

    CompletableFuture<Void> done() {
        return done;
    }

    /** All of it is closed. */
    void complete() {
        done.complete(null);
    }

    /** Shuts a connection down, within the shorter of this grace and those that {@link #hurry} brings. */
    CompletableFuture<Void> shutdown(ActiveConnection closed, Duration grace, String by) {
        live = closed;
        return closed.shutdown(limit.accumulateAndGet(grace, Closing::shorter), by);
    }

    /** Somebody else wants it closed too: the shortest grace counts. */
    void hurry(Duration grace, String by) {
        Duration before = limit.getAndAccumulate(grace, Closing::shorter);
        ActiveConnection closed = live;
        if (closed != null && grace.compareTo(before) < 0) {
            closed.shutdown(grace, by);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
