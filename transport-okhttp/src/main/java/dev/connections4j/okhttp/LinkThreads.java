package dev.connections4j.okhttp;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads that read and write: one that reads per link, and one that writes while there is something to write. Virtual ones where
 * the JDK's are good for it; else all links of the process share a pool, which ends with the last link.
 */
final class LinkThreads {
    /** How threads are named; those that read too, by {@link ServerFrames}, for grpc-okhttp has a name of its own for them. */
    static final String PREFIX = "connections4j-okhttp-";

    private static final long IDLE_MILLIS = 2000;
    private static final Optional<ThreadFactory> VIRTUAL = VirtualThreads.factory(PREFIX);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Object LOCK = new Object();
    private static @Nullable Pool shared;
    private static int leases;

    private final LinkWork work;
    private final @Nullable Pool pool;
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private boolean given;

    private LinkThreads(Executor threads, @Nullable Pool pool) {
        this.work = new LinkWork(threads);
        this.pool = pool;
    }

    /** Takes part in the threads; release it. */
    static LinkThreads lease() {
        if (VIRTUAL.isPresent()) {
            ThreadFactory threads = VIRTUAL.get();
            return new LinkThreads(work -> threads.newThread(work).start(), null);
        }
        synchronized (LOCK) {
            Pool pool = shared;
            if (pool == null) {
                pool = new Pool();
                shared = pool;
            }
            leases++;
            return new LinkThreads(pool, pool);
        }
    }

    /** The link's work; it goes on for as long as the lease. */
    LinkWork work() {
        return work;
    }

    /** Gives the lease back, once its link has no more to do; completes, if it was the last one, when a pool's threads have ended. */
    CompletableFuture<Void> release() {
        if (pool == null) {
            return CompletableFuture.completedFuture(null);
        }
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
                Thread thread = new Thread(work, PREFIX + COUNT.incrementAndGet());
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
