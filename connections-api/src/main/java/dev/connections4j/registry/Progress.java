package dev.connections4j.registry;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.async.Clock;
import dev.connections4j.link.LinkPool;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What is known of an attempt: where it goes, how far it got, how often it tried. Read from any thread. */
final class Progress {
    private final ResolvedParameters resolved;
    private final long startNanos;
    private final Clock clock;
    private final AtomicInteger failedTries = new AtomicInteger();
    private @Nullable Set<Reason> waitedOut; // guarded by this
    private volatile @Nullable LinkPool pool;
    private volatile @Nullable LinkException lastFailure;

    Progress(ResolvedParameters resolved, long startNanos, Clock clock) {
        this.resolved = resolved;
        this.startNanos = startNanos;
        this.clock = clock;
    }

    void opens(LinkPool connecting) {
        pool = connecting;
    }

    /**
     * An attempt of a member failed.
     *
     * @return whether it is the first member to have failed so often
     */
    boolean failed(Throwable cause, int attempts) {
        if (cause instanceof LinkException link) {
            lastFailure = link;
        }
        return failedTries.getAndUpdate(known -> Math.max(known, attempts)) < attempts;
    }

    ResolvedParameters resolved() {
        return resolved;
    }

    /** How often it was tried, the attempt under way included. */
    int tries() {
        LinkPool connecting = pool;
        return connecting == null ? 0 : connecting.attempts();
    }

    /** How often that member failed that failed most often. */
    int failedTries() {
        return failedTries.get();
    }

    /** A try failed for this reason and is waited out; whether it is the first one of this reason. */
    synchronized boolean isNewlyWaitedOut(Reason reason) {
        Set<Reason> known = waitedOut;
        Set<Reason> reasons = known != null ? known : EnumSet.noneOf(Reason.class);
        waitedOut = reasons;
        return reasons.add(reason);
    }

    synchronized boolean hasWaitedOut() {
        return waitedOut != null;
    }

    /** The stages that ended well; of each the longest among the members. */
    Map<Stage, Duration> stages() {
        LinkPool connecting = pool;
        return connecting == null ? Map.of() : connecting.stages();
    }

    @Nullable
    LinkException lastFailure() {
        return lastFailure;
    }

    /** The transport's name; empty before it is chosen. */
    String transport() {
        LinkPool chosen = pool;
        return chosen == null ? "" : chosen.source().transport().name();
    }

    /** Where it is; between two attempts, where it failed. */
    @Nullable
    Stage stage() {
        LinkPool connecting = pool;
        LinkException failure = lastFailure;
        Stage now = connecting == null ? null : connecting.stage();
        return now == null && failure != null ? failure.stage() : now;
    }

    /** How late this process ran for a caller whose time is over; zero if it is not for that. */
    Duration lateness(Caller caller) {
        LinkPool connecting = pool;
        Duration waited = connecting == null ? Duration.ZERO : connecting.waited();
        return clock.lateness(caller.startNanos(), caller.timeout(), waited);
    }

    Duration age() {
        return since(startNanos);
    }

    Duration since(long nanos) {
        return Duration.ofNanos(clock.nanoTime() - nanos);
    }
}
