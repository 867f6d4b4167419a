package dev.connections4j.grpc.channel;

import io.grpc.ManagedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The end of a ManagedChannel as a future: gRPC offers only a blocking wait, so its end is asked for at growing intervals. */
final class Termination {
    private static final long FIRST_MILLIS = 1;
    private static final long MAX_MILLIS = 50;

    /** A channel that takes this long does not end by itself: its socket may be stuck in writing to a server that reads nothing. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ManagedChannel channel;
    private final OwnParts parts;
    private final CompletableFuture<Void> terminated = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    Termination(ManagedChannel channel, OwnParts parts) {
        this.channel = channel;
        this.parts = parts;
    }

    /** Closes at once; completes when socket and channel are gone. */
    CompletableFuture<Void> now() {
        channel.shutdownNow();
        if (begun.compareAndSet(false, true)) {
            look(System.nanoTime(), FIRST_MILLIS);
        }
        return terminated;
    }

    private void look(long sinceNanos, long nextMillis) {
        if (channel.isTerminated()) {
            parts.release().whenComplete((released, failure) -> terminated.complete(null));
            return;
        }
        if (System.nanoTime() - sinceNanos > PATIENCE_NANOS) {
            parts.breakOff();
        }
        CompletableFuture.delayedExecutor(nextMillis, TimeUnit.MILLISECONDS)
                .execute(() -> look(sinceNanos, Math.min(MAX_MILLIS, nextMillis * 2)));
    }
}
