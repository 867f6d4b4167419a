package dev.connections4j.link;

import dev.connections4j.async.Clock;
import dev.connections4j.async.Operation;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.TransportLink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One attempt of a member to open a link. It opens nothing before {@link #begin}, and may be limited in time, later too. */
final class MemberAttempt {
    /** A transport that does not end what it was asked to close must not keep callers waiting. */
    private static final Duration CLOSING_GUARD = Duration.ofSeconds(5);

    private final Clock clock;
    private final StageRecorder stages;
    private final CompletableFuture<Void> turn = new CompletableFuture<>();
    private final AtomicReference<Runnable> cancelLimit = new AtomicReference<>(() -> {});
    private final Operation<TransportLink> operation;
    private volatile @Nullable Throwable cut;
    private volatile long begunNanos;

    MemberAttempt(LinkSource source, Clock clock, Consumer<MemberAttempt> begins) {
        this.clock = clock;
        this.stages = new StageRecorder(clock);
        this.operation = Operation.start(scope -> {
            scope.own(turn, waiting -> {
                waiting.cancel(false);
                return CompletableFuture.completedFuture(null);
            });
            return turn.thenCompose(begun -> {
                begunNanos = clock.nanoTime();
                begins.accept(this);
                return scope.run(source.open(stages));
            });
        });
        operation.result().whenComplete((link, failure) -> cancelLimit());
    }

    StageRecorder stages() {
        return stages;
    }

    /** How long it has lasted since it began to open. */
    Duration age() {
        return Duration.ofNanos(clock.nanoTime() - begunNanos);
    }

    Operation<TransportLink> operation() {
        return operation;
    }

    /** Opens now, on the calling thread. */
    void begin() {
        turn.complete(null);
    }

    /** Opens now, on the calling thread, or after the pause. */
    void beginAfter(Duration pause) {
        if (pause.isZero()) {
            begin();
        } else {
            Runnable cancel = clock.after(pause, this::begin);
            turn.whenComplete((begun, givenUp) -> cancel.run());
        }
    }

    /** Cuts it if it has not ended within the limit that there is, if any, and is still to be cut then. Replaces an earlier limit. */
    void limit(Supplier<@Nullable Duration> limits, Consumer<Throwable> then) {
        Duration limit = limits.get();
        if (limit == null) {
            return;
        }
        long since = clock.nanoTime();
        Runnable cancel = clock.after(limit, () -> {
            if (limits.get() != null && !operation.result().isDone()) {
                Duration late = clock.lateness(since, limit, stages.waited());
                Throwable silence = OpeningFailure.silence(stages.current(), limit, late);
                cut(silence, () -> then.accept(silence));
            }
        });
        cancelLimit.getAndSet(cancel).run();
        if (operation.result().isDone()) {
            cancelLimit();
        }
    }

    private void cancelLimit() {
        cancelLimit.get().run();
    }

    /** Ends it with this failure, once it is closed; does not wait for ever for that. */
    void cut(Throwable cause, Runnable then) {
        cut = cause;
        clock.atMost(CLOSING_GUARD, operation.close(), () -> {}).thenRun(then);
    }

    /** Why it was cut; null if it was not. */
    @Nullable
    Throwable cutBy() {
        return cut;
    }

    /** Gives up, or closes the link; completes when nothing is left. */
    CompletableFuture<Void> close() {
        cancelLimit();
        return operation.close();
    }
}
