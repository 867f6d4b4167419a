package dev.connections4j.grpc.channel;

import io.grpc.ManagedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The end of a ManagedChannel as a future: gRPC offers only a blocking wait, so it is looked for when the socket has ended, and now and then. */
final class Termination {
    private static final long FIRST_MILLIS = 10;
    private static final long MAX_MILLIS = 50;

    /** A channel that takes this long does not end by itself: its socket may be stuck in writing to a server that reads nothing. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final TransportHooks hooks;
    private final CompletableFuture<Void> terminated = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean seen = new AtomicBoolean();
    private volatile boolean wanted;
    private volatile @Nullable ManagedChannel channel;

    Termination(TransportHooks hooks) {
        this.hooks = hooks;
    }

    /** Sets the channel to end, once, when it is made; ends it at once if that is wanted already. */
    void of(ManagedChannel made) {
        channel = made; // before wanted is read; now() writes that before it looks here
        if (wanted) {
            begin(made);
        }
    }

    /** There will be no channel. */
    void ofNothing() {
        release();
    }

    /** Closes at once, or as soon as there is a channel; completes when socket and channel are gone. */
    CompletableFuture<Void> now() {
        wanted = true;
        ManagedChannel made = channel;
        if (made != null) {
            begin(made);
        }
        return terminated;
    }

    /** Closes at once, also what blocks and does not notice the channel's end. */
    CompletableFuture<Void> byForce() {
        CompletableFuture<Void> closed = now();
        hooks.breakOff();
        return closed;
    }

    boolean isWanted() {
        return wanted;
    }

    private void begin(ManagedChannel made) {
        made.shutdownNow();
        if (begun.compareAndSet(false, true) && !releaseIfEnded(made)) {
            lookIn(made, FIRST_MILLIS, System.nanoTime());
        }
    }

    /** The socket has ended; the channel's own end follows. Called by the event that ended it. */
    void socketEnded() {
        hooks.afterSocket(() -> {
            ManagedChannel made = channel;
            if (made != null && begun.get()) {
                var unused = releaseIfEnded(made);
            }
        });
    }

    private boolean releaseIfEnded(ManagedChannel made) {
        if (!made.isTerminated()) {
            return false;
        }
        if (seen.compareAndSet(false, true)) {
            release();
        }
        return true;
    }

    private void release() {
        try {
            hooks.release().whenComplete((released, failure) -> terminated.complete(null));
        } catch (RuntimeException | LinkageError e) {
            terminated.complete(null); // a caller must not wait for ever
        }
    }

    private void lookIn(ManagedChannel made, long millis, long sinceNanos) {
        CompletableFuture<Boolean> pause = new CompletableFuture<>();
        terminated.thenRun(() -> pause.complete(false)); // which takes it off the clock, too
        pause.completeOnTimeout(true, millis, TimeUnit.MILLISECONDS).thenAccept(isTime -> {
            if (isTime) {
                CompletableFuture.runAsync(() -> look(made, millis, sinceNanos));
            }
        });
    }

    private void look(ManagedChannel made, long millis, long sinceNanos) {
        if (releaseIfEnded(made)) {
            return;
        }
        if (System.nanoTime() - sinceNanos > PATIENCE_NANOS) {
            hooks.breakOff();
        }
        lookIn(made, Math.min(MAX_MILLIS, millis * 2), sinceNanos);
    }
}
