package dev.connections4j.registry;

import dev.connections4j.Connection;
import dev.connections4j.link.CallbackThreads;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of connect: what it asked for, how long it waits, and what it gets. */
final class Caller {
    private final String alias;
    private final ConnectionParameters given;
    private final ResolvedParameters resolved;
    private final boolean isBare;
    private final long startNanos;
    // a supplier that throws, so that the exception is made, with its stack trace, in the thread that asked
    private final CompletableFuture<Supplier<Connection>> outcome = new CompletableFuture<>();
    private volatile @Nullable Attempt attempt;

    /** {@code isBare}: nothing given that could differ, so whatever the alias has, or is about to have, will do. */
    Caller(String alias, ConnectionParameters given, ResolvedParameters resolved, boolean isBare, long startNanos) {
        this.alias = alias;
        this.given = given;
        this.resolved = resolved;
        this.isBare = isBare;
        this.startNanos = startNanos;
    }

    String alias() {
        return alias;
    }

    ConnectionParameters given() {
        return given;
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

    /** From now on it waits for this attempt, but no longer than its timeout. */
    void joins(Attempt shared, Timers timers) {
        attempt = shared;
        if (outcome.isDone()) {
            return;
        }
        Duration elapsed = Duration.ofNanos(timers.nanoTime() - startNanos);
        Runnable cancel = timers.after(timeout().minus(elapsed), () -> shared.leave(this, Failures::timedOut));
        outcome.thenRun(cancel);
    }

    /** Says what the call gets: a connection, or an exception. Only the first word counts. */
    void settle(Supplier<Connection> result) {
        outcome.complete(result);
    }

    /** Waits. An interrupt makes it leave, and stays set. */
    Connection await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return outcome.get().get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    leave(Failures::interrupted);
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The same for who does not wait: completes on the executor; completed by anyone else, it leaves. */
    CompletableFuture<Connection> future() {
        CompletableFuture<Connection> future = new CompletableFuture<>();
        if (outcome.isDone()) {
            complete(future, outcome.join());
            return future;
        }
        var executor =
                resolved.find(Parameters.EXECUTOR).map(CallbackThreads::marking).orElseGet(CallbackThreads::executor);
        outcome.thenAccept(result -> executor.execute(() -> complete(future, result)));
        future.whenComplete((connection, failure) -> leave(Failures::cancelledByItsOwner));
        return future;
    }

    private void leave(Failures.OfCaller failure) {
        Attempt joined = attempt;
        if (joined != null && !outcome.isDone()) {
            joined.leave(this, failure);
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
