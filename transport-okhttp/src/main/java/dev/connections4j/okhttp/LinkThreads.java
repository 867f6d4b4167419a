package dev.connections4j.okhttp;

import dev.connections4j.grpc.Shared;
import dev.connections4j.spi.Lease;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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
    private static final Shared<String, Executor> SHARED =
            new Shared<>(prefix -> VIRTUAL.<Executor>map(LinkThreads::virtual).orElseGet(Pool::new), LinkThreads::end);

    private LinkThreads() {}

    /** Takes part in the threads; to be released once the link has no more to do. */
    static Shared.Held<Executor> acquire() {
        return SHARED.acquire(PREFIX);
    }

    /** Keeps the pool from one link to the next. */
    static Lease retain() {
        return SHARED.retain();
    }

    private static Executor virtual(ThreadFactory threads) {
        return work -> threads.newThread(work).start();
    }

    private static CompletableFuture<Void> end(Executor threads) {
        return threads instanceof Pool pool ? pool.end() : CompletableFuture.completedFuture(null);
    }

    private static final class Pool extends ThreadPoolExecutor {
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        Pool() {
            super(
                    0,
                    Integer.MAX_VALUE,
                    IDLE_MILLIS,
                    TimeUnit.MILLISECONDS,
                    new SynchronousQueue<>(),
                    work -> new LinkThread(work, PREFIX + COUNT.incrementAndGet()));
            setRejectedExecutionHandler(new DiscardPolicy()); // after the last link there is nothing left to write
        }

        /** Completes when all threads have ended. */
        CompletableFuture<Void> end() {
            shutdown();
            return ended;
        }

        @Override
        protected void terminated() {
            ended.complete(null);
        }
    }
}
