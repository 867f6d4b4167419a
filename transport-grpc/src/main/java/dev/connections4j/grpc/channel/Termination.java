package dev.connections4j.grpc.channel;

import io.grpc.ManagedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The end of a ManagedChannel as a future: gRPC offers only a blocking wait, so its end is asked for at growing intervals. */
final class Termination {
    private static final long FIRST_MILLIS = 1;
    private static final long MAX_MILLIS = 50;

    private final ManagedChannel channel;
    private final Supplier<CompletableFuture<Void>> afterwards;
    private final CompletableFuture<Void> terminated = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    Termination(ManagedChannel channel, Supplier<CompletableFuture<Void>> afterwards) {
        this.channel = channel;
        this.afterwards = afterwards;
    }

    /** Closes at once; completes when socket and channel are gone. */
    CompletableFuture<Void> now() {
        channel.shutdownNow();
        if (begun.compareAndSet(false, true)) {
            look(FIRST_MILLIS);
        }
        return terminated;
    }

    private void look(long nextMillis) {
        if (channel.isTerminated()) {
            afterwards.get().whenComplete((released, failure) -> terminated.complete(null));
        } else {
            CompletableFuture.delayedExecutor(nextMillis, TimeUnit.MILLISECONDS)
                    .execute(() -> look(Math.min(MAX_MILLIS, nextMillis * 2)));
        }
    }
}
