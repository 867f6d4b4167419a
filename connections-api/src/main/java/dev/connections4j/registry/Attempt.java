package dev.connections4j.registry;

import dev.connections4j.ConnectTimings;
import dev.connections4j.link.LinkPool;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkException;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The first connect of a pool, for the callers of one alias. Who shares it stands in the slot; the slot also says whether it still counts.
 * This class only drives: each event of the pool becomes one transition.
 */
final class Attempt implements LinkPool.FirstConnect {
    private final String alias;
    private final ConnectionParameters given;
    private final RegistryContext context;
    private final Progress progress;
    private @Nullable LinkPool pool; // guarded by this, as the next one
    private boolean abandoned;

    /** {@code given} is what the caller gave that starts it, who may leave before it ends. */
    Attempt(
            String alias,
            ConnectionParameters given,
            ResolvedParameters resolved,
            long startNanos,
            RegistryContext context) {
        this.alias = alias;
        this.given = given;
        this.context = context;
        this.progress = new Progress(resolved, startNanos, context.clock());
    }

    String alias() {
        return alias;
    }

    ConnectionParameters given() {
        return given;
    }

    Progress progress() {
        return progress;
    }

    /** Begins to connect, on the calling thread; called once, by the caller that started it. */
    void start() {
        LinkPool made;
        try {
            made = context.backend().pool(alias, progress.resolved(), this);
        } catch (RuntimeException | Error e) {
            failedForAll(e);
            return;
        }
        synchronized (this) {
            if (abandoned) {
                return;
            }
            pool = made;
        }
        progress.opens(made);
        try {
            made.connect();
        } catch (RuntimeException | Error e) {
            failedForAll(e);
        }
    }

    /** A caller that waits for readiness has joined. */
    void limit() {
        LinkPool connecting = pool();
        if (connecting != null) {
            connecting.limitAttempts();
        }
    }

    private synchronized @Nullable LinkPool pool() {
        return pool;
    }

    @Override
    public boolean isAwaited() {
        Slot slot = context.slots().now().find(alias);
        return slot != null
                && slot.pending() != null
                && slot.isPending(this)
                && slot.pending().anyWaitsForReady();
    }

    @Override
    public void ready() {
        LinkPool connected = pool();
        if (connected == null) {
            throw new IllegalStateException("ready without a pool");
        }
        try {
            ConnectTimings timings = new ConnectTimings(progress.age(), connected.stages());
            new AttemptCompletion(this, connected, timings, context).publish();
        } catch (RuntimeException | Error e) {
            failedForAll(e);
        }
    }

    @Override
    public void failed(Throwable cause, int attempts, Runnable again) {
        boolean isWaitable =
                cause instanceof LinkException link && link.failure().waitable();
        failed(cause, attempts, caller -> !isWaitable || !caller.waitsForReady(), again);
    }

    @Override
    public void silent(Throwable cause, int attempts, Runnable again) {
        failed(cause, attempts, caller -> false, again);
    }

    private void failedForAll(Throwable cause) {
        leave(caller -> true, (caller, known) -> Failures.failed(caller, known, cause));
    }

    private void failed(Throwable cause, int attempts, Predicate<Caller> leaving, Runnable again) {
        boolean isNews = progress.failed(cause, attempts);
        boolean goesOn = leave(leaving, (caller, known) -> Failures.failed(caller, known, cause));
        if (goesOn && cause instanceof LinkException link) {
            waitedOut(link, isNews, again);
        } else {
            again.run();
        }
    }

    /** Where no listener waits with the callers, the log says what they wait for. */
    private void waitedOut(LinkException failure, boolean isNews, Runnable again) {
        WaitListener waiting = context.waiting();
        if (waiting != null && isNews) {
            waiting.tell(alias, progress, failure, again);
            return;
        }
        if (waiting == null) {
            WaitLog.failed(alias, progress, failure);
        }
        again.run();
    }

    /**
     * These callers go. The last one to go gives up the attempt, and gets its result when all is closed.
     *
     * @return whether the attempt goes on for others
     */
    boolean leave(Predicate<Caller> which, Failures.OfCaller failure) {
        Closing closing = context.closings().begin(alias);
        TransitionResult step = context.observers()
                .inOrder(
                        alias,
                        () -> context.slots().change(alias, now -> Transitions.failed(now, this, which)),
                        changed -> SlotEvents.left(changed, this, failure));
        List<Runnable> results = Failures.results(step.leaving(), progress, failure);
        CompletableFuture<Void> done =
                step.givesUp(this) ? context.giveUp(this) : CompletableFuture.completedFuture(null);
        done.whenComplete((closed, never) -> {
            closing.complete();
            results.forEach(Runnable::run);
        });
        return step.keeps(this);
    }

    /** Stops trying and closes what was opened; completes when nothing is left. Called once it is out of its slot. */
    CompletableFuture<Void> abandon() {
        LinkPool opened;
        synchronized (this) {
            abandoned = true;
            opened = pool;
        }
        return opened == null
                ? CompletableFuture.completedFuture(null)
                : opened.retire(Duration.ZERO, Status.UNAVAILABLE.withDescription("the attempt was given up"));
    }
}
