package dev.connections4j.grpc.channel;

import io.grpc.ManagedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The end of a ManagedChannel as a future: gRPC offers only a blocking wait, so it is looked for when the socket has ended, and now and then. */
final class Termination {
    private static final long FIRST_MILLIS = 10;
    private static final long MAX_MILLIS = 50;

    /** A channel that takes this long does not end by itself: its socket may be stuck in writing to a server that reads nothing. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ManagedChannel channel;
    private final OwnParts parts;
    private final CompletableFuture<Void> terminated = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean seen = new AtomicBoolean();

    Termination(ManagedChannel channel, OwnParts parts) {
        this.channel = channel;
        this.parts = parts;
    }

    /** Closes at once; completes when socket and channel are gone. */
    CompletableFuture<Void> now() {
        channel.shutdownNow();
        if (begun.compareAndSet(false, true) && !releaseIfEnded()) {
            lookIn(FIRST_MILLIS, System.nanoTime());
        }
        return terminated;
    }

    /** To be told by the event that ends the socket, which the channel's own end follows. */
    void socketEnded() {
        parts.afterSocket(() -> {
            if (begun.get()) {
                var unused = releaseIfEnded();
            }
        });
    }

    private boolean releaseIfEnded() {
        if (!channel.isTerminated()) {
            return false;
        }
        if (seen.compareAndSet(false, true)) {
            release();
        }
        return true;
    }

    private void release() {
        try {
            parts.release().whenComplete((released, failure) -> terminated.complete(null));
        } catch (RuntimeException | LinkageError e) {
            terminated.complete(null); // whoever waits is not to wait for ever
        }
    }

    private void lookIn(long millis, long sinceNanos) {
        CompletableFuture<Boolean> pause = new CompletableFuture<>();
        terminated.thenRun(() -> pause.complete(false)); // which takes it off the clock, too
        pause.completeOnTimeout(true, millis, TimeUnit.MILLISECONDS).thenAccept(isTime -> {
            if (isTime) {
                CompletableFuture.runAsync(() -> look(millis, sinceNanos));
            }
        });
    }

    private void look(long millis, long sinceNanos) {
        if (releaseIfEnded()) {
            return;
        }
        if (System.nanoTime() - sinceNanos > PATIENCE_NANOS) {
            parts.breakOff();
        }
        lookIn(Math.min(MAX_MILLIS, millis * 2), sinceNanos);
    }
}
