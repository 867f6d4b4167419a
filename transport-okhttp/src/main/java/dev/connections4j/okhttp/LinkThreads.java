package dev.connections4j.okhttp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads that read and write: one that reads per link, and one that writes while there is something to write. All links of the
 * process share them; they end with the last link.
 */
final class LinkThreads {
    private static final long IDLE_MILLIS = 2000;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Object LOCK = new Object();
    private static @Nullable Pool shared;
    private static int leases;

    private final Pool pool;
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private boolean given;

    private LinkThreads(Pool pool) {
        this.pool = pool;
    }

    /** Takes part in the threads; release it. */
    static LinkThreads lease() {
        synchronized (LOCK) {
            Pool pool = shared;
            if (pool == null) {
                pool = new Pool();
                shared = pool;
            }
            leases++;
            return new LinkThreads(pool);
        }
    }

    Executor executor() {
        return pool;
    }

    /** Gives the lease back, once its link has no more to do; completes, if it was the last one, when the threads have ended. */
    CompletableFuture<Void> release() {
        synchronized (LOCK) {
            if (given) {
                return released;
            }
            given = true;
            leases--;
            if (leases > 0) {
                released.complete(null);
                return released;
            }
            shared = null;
        }
        pool.ended.thenRun(() -> released.complete(null));
        pool.shutdown();
        return released;
    }

    private static final class Pool extends ThreadPoolExecutor {
        final CompletableFuture<Void> ended = new CompletableFuture<>();

        Pool() {
            super(0, Integer.MAX_VALUE, IDLE_MILLIS, TimeUnit.MILLISECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "connections4j-okhttp-" + COUNT.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
            setRejectedExecutionHandler(new DiscardPolicy()); // after the last link there is nothing left to write
        }

        @Override
        protected void terminated() {
            ended.complete(null);
        }
    }
}
