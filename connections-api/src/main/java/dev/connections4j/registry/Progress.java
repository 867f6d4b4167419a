package dev.connections4j.registry;

import dev.connections4j.Stage;
import dev.connections4j.link.Opening;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What can be told of an attempt: where it goes, how far it got, how often it tried. Read from any thread. */
final class Progress {
    private final ResolvedParameters resolved;
    private final long startNanos;
    private final Timers timers;
    private final AtomicInteger tries = new AtomicInteger();
    private volatile @Nullable Opening opening;
    private volatile @Nullable LinkException lastFailure;

    Progress(ResolvedParameters resolved, long startNanos, Timers timers) {
        this.resolved = resolved;
        this.startNanos = startNanos;
        this.timers = timers;
    }

    void begins() {
        tries.incrementAndGet();
    }

    void opens(Opening next) {
        opening = next;
    }

    void failed(LinkException failure) {
        lastFailure = failure;
    }

    ResolvedParameters resolved() {
        return resolved;
    }

    int tries() {
        return tries.get();
    }

    @Nullable
    LinkException lastFailure() {
        return lastFailure;
    }

    /** The transport's name; empty before the first try has chosen it. */
    String transport() {
        Opening last = opening;
        return last == null ? "" : last.transport();
    }

    /** Where it is; between two tries, where it failed. */
    @Nullable
    Stage stage() {
        Opening last = opening;
        LinkException failure = lastFailure;
        Stage now = last == null ? null : last.stage();
        return now == null && failure != null ? failure.stage() : now;
    }

    Duration age() {
        return since(startNanos);
    }

    Duration since(long nanos) {
        return Duration.ofNanos(timers.nanoTime() - nanos);
    }
}
