package dev.connections4j.link;

import dev.connections4j.async.Clock;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The first connect of a pool, by a caller who does not wait for readiness: the first failure ends it. */
final class Connecting implements LinkPool.FirstConnect {
    final CompletableFuture<LinkPool> done = new CompletableFuture<>();
    final LinkPool pool;

    Connecting(LinkSource source, LinkFixture bench) {
        this(source, bench.clock);
    }

    Connecting(LinkSource source, Clock clock) {
        pool = new LinkPool(source, clock, this);
        pool.connect();
    }

    CompletableFuture<Void> abandon() {
        return pool.retire(Duration.ZERO, Status.UNAVAILABLE);
    }

    @Override
    public boolean isAwaited() {
        return false;
    }

    @Override
    public void ready() {
        done.complete(pool);
    }

    @Override
    public void silent(Throwable cause, int attempts, Runnable again) {
        throw new AssertionError("nobody waits for readiness", cause);
    }

    @Override
    public void failed(Throwable cause, int attempts, Runnable again) {
        abandon().thenRun(() -> done.completeExceptionally(cause));
    }
}
