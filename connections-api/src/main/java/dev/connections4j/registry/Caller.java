package dev.connections4j.registry;

import dev.connections4j.Connection;
import dev.connections4j.async.CallbackThreads;
import dev.connections4j.async.Clock;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of connect: what it asked for, how long it waits, and what it gets. */
final class Caller {
    private final String alias;
    private final ConnectionParameters given;
    private final ResolvedParameters resolved;
    private final boolean isBare;
    private final Clock clock;
    private final long startNanos;
    // a supplier that throws, so that the exception is made, with its stack trace, in the thread that asked
    private final CompletableFuture<Supplier<Connection>> outcome = new CompletableFuture<>();
    private volatile @Nullable Attempt attempt;

    /** {@code isBare}: nothing given that could differ, so whatever the alias has, or is about to have, will do. */
    Caller(
            String alias,
            ConnectionParameters given,
            ResolvedParameters resolved,
            boolean isBare,
            Clock clock,
            long startNanos) {
        this.alias = alias;
        this.given = given;
        this.resolved = resolved;
        this.isBare = isBare;
        this.clock = clock;
        this.startNanos = startNanos;
    }

    String alias() {
        return alias;
    }

    long startNanos() {
        return startNanos;
    }

    Duration timeout() {
        return given.find(Parameters.TIMEOUT).orElseGet(() -> resolved.get(Parameters.TIMEOUT));
    }

    boolean waitsForReady() {
        return given.find(Parameters.WAIT_FOR_READY).orElseGet(() -> resolved.get(Parameters.WAIT_FOR_READY));
    }

    void requireSame(ResolvedParameters used, String transport, String doing) {
        if (!isBare) {
            Conflicts.requireNone(alias, doing, used, transport, resolved);
        }
    }

    /** From now on it waits for this attempt. */
    void joins(Attempt shared) {
        attempt = shared;
    }

    /** Says what the call gets: a connection, or an exception. Only the first word counts. */
    void settle(Supplier<Connection> result) {
        outcome.complete(result);
    }

    /**
     * Waits, no longer than its timeout; those with whom an attempt is given up also wait until it is closed, at most 5 s. An interrupt makes it
     * leave, and stays set.
     */
    Connection await() {
        waitOrLeave();
        return result();
    }

    /** Waits for the end, or leaves: when its timeout is over, or at an interrupt, which stays set. */
    void waitOrLeave() {
        try {
            if (!clock.await(outcome, timeLeft(clock.nanoTime()))) {
                leave(Failures::timedOut);
            }
        } catch (InterruptedException e) {
            leave(Failures::interrupted);
            Thread.currentThread().interrupt();
        }
    }

    /** Its result. A caller that has left gets it once everything is closed. */
    Connection result() {
        return outcome.join().get();
    }

    /** For who does not wait: completes on the executor; completed by anyone else, it leaves. */
    CompletableFuture<Connection> future() {
        CompletableFuture<Connection> future = new CompletableFuture<>();
        if (outcome.isDone()) {
            complete(future, outcome.join());
            return future;
        }
        Runnable cancel = clock.after(timeLeft(clock.nanoTime()), () -> leave(Failures::timedOut));
        outcome.thenRun(cancel);
        var executor = CallbackThreads.of(resolved.find(Parameters.EXECUTOR));
        outcome.thenAccept(result -> executor.execute(() -> complete(future, result)));
        future.whenComplete((connection, failure) -> leave(Failures::cancelledByItsOwner));
        return future;
    }

    /** What is left of its timeout at this moment of {@link Clock#nanoTime()}. */
    Duration timeLeft(long nanos) {
        return timeout().minusNanos(nanos - startNanos);
    }

    private void leave(Failures.OfCaller failure) {
        Attempt joined = attempt;
        if (joined != null && !outcome.isDone()) {
            joined.leave(caller -> caller == this, failure);
        }
    }

    private static void complete(CompletableFuture<Connection> future, Supplier<Connection> result) {
        Connection connection;
        try {
            connection = result.get();
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
            return;
        }
        future.complete(connection);
    }
}
