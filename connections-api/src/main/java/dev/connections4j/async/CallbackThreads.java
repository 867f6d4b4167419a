package dev.connections4j.async;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads on which users' call-backs run, and how to tell that the current one is such a thread or a transport's: there a
 * disconnect must not wait for what that very thread has to finish.
 *
 * <p>Three signs, for none alone is enough: a mark on the thread while a call-back runs through {@link #marked} (whatever executor the user
 * gave), the names that the transports' stacks give their threads, and Netty's thread type, by name only.
 */
public final class CallbackThreads {
    private static final List<String> NAMES =
            List.of("connections4j-", "grpc-", "armeria-", "OkHttp", "CompletableFutureDelayScheduler");
    private static final String NETTY_THREAD = "io.netty.util.concurrent.FastThreadLocalThread";
    private static final ThreadLocal<Boolean> MARK = new ThreadLocal<>();
    private static final Executor POOL = marking(pool());

    private CallbackThreads() {}

    /** {@return whether the current thread belongs to a transport or runs a call-back now: then it must not wait for a connection's end} */
    public static boolean isCurrent() {
        if (MARK.get() != null) {
            return true;
        }
        Thread thread = Thread.currentThread();
        return NAMES.stream().anyMatch(thread.getName()::startsWith) || isNetty(thread.getClass());
    }

    /**
     * Runs a call-back of the user's in the current thread, marked while it lasts.
     *
     * @param callback the user's
     */
    public static void marked(Runnable callback) {
        boolean outermost = MARK.get() == null;
        if (outermost) {
            MARK.set(true);
        }
        try {
            callback.run();
        } finally {
            if (outermost) {
                MARK.remove();
            }
        }
    }

    /**
     * The same executor, whose tasks run marked; where it refuses one, {@link #executor()} stands in. What a task throws that it runs on the
     * calling thread goes to that thread's handler of uncaught exceptions, as on a thread of a pool.
     *
     * @param executor the user's
     * @return takes every task
     */
    public static Executor marking(Executor executor) {
        return task -> {
            Marked marked = new Marked(task);
            try {
                executor.execute(marked);
            } catch (RuntimeException | Error e) {
                Thread thread = Thread.currentThread();
                if (marked.begun) {
                    thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
                } else if (e instanceof RejectedExecutionException) {
                    POOL.execute(task);
                } else {
                    throw e;
                }
            }
        };
    }

    /** A task that is run marked, and whether it was begun. */
    private static final class Marked implements Runnable {
        private final Runnable task;
        private volatile boolean begun;

        Marked(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            begun = true;
            marked(task);
        }
    }

    /**
     * Where call-backs run.
     *
     * @param given the user's executor, if there is one
     * @return that one, {@link #marking}; else {@link #executor()}
     */
    public static Executor of(Optional<Executor> given) {
        return given.map(CallbackThreads::marking).orElse(POOL);
    }

    /** {@return the threads on which call-backs run if the user gave no executor: daemons, as many as are busy, gone when idle for a second} */
    public static Executor executor() {
        return POOL;
    }

    private static Executor pool() {
        AtomicLong count = new AtomicLong();
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "connections4j-callback-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    private static boolean isNetty(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (c.getName().equals(NETTY_THREAD)) {
                return true;
            }
        }
        return false;
    }
}
