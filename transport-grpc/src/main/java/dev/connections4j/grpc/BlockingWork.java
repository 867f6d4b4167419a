package dev.connections4j.grpc;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Short work that may block and that Java cannot interrupt. Each kind has at most {@value #MAX_THREADS} daemon threads of its own, which end
 * when idle: a kind that hangs holds up no other.
 */
public final class BlockingWork implements Executor {
    /** What asks the system for names and addresses. */
    public static final BlockingWork NAME_LOOKUP = new BlockingWork("lookup");

    /** What opening a link needs besides: TLS files and what is made of them, the next address. */
    public static final BlockingWork OPENING = new BlockingWork("opening");

    /** Asking an address why it failed. */
    public static final BlockingWork DIAGNOSIS = new BlockingWork("diagnosis");

    static final int MAX_THREADS = 16;
    private static final long IDLE_MILLIS = 500;

    private final ThreadPoolExecutor pool;

    private BlockingWork(String kind) {
        AtomicInteger count = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                MAX_THREADS, MAX_THREADS, IDLE_MILLIS, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "connections4j-" + kind + "-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs it aside, when a thread of this kind is free.
     *
     * @param work may block
     */
    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    /**
     * Forgets it, if it has not begun.
     *
     * @param work the same object that was given to {@link #execute}
     */
    public void drop(Runnable work) {
        pool.remove(work);
    }
}
