package dev.connections4j.grpc.lookup;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Name lookup and other short work that may block and that Java can not interrupt, on at most {@value #MAX_THREADS}
 * daemon threads, which end when idle.
 */
public final class NameLookup {
    private static final int MAX_THREADS = 16;
    private static final long IDLE_MILLIS = 500;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(
            MAX_THREADS, MAX_THREADS, IDLE_MILLIS, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "connections4j-lookup-" + COUNT.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });

    static {
        POOL.allowCoreThreadTimeOut(true);
    }

    private NameLookup() {}

    /**
     * The addresses of a host, in the system's order.
     *
     * @param host a name, or an IPv4 or IPv6 address, which is not looked up
     * @return at least one; fails with {@link UnknownHostException}. Completes on a lookup thread, or at once for an address. Cancelled, it is
     *     not begun any more
     */
    public static CompletableFuture<List<InetAddress>> resolve(String host) {
        CompletableFuture<List<InetAddress>> result = new CompletableFuture<>();
        Runnable work = () -> {
            if (result.isDone()) {
                return;
            }
            try {
                result.complete(List.of(InetAddress.getAllByName(host)));
            } catch (UnknownHostException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        };
        if (isLiteral(host)) {
            work.run();
        } else {
            POOL.execute(work);
            result.whenComplete((addresses, failure) -> {
                if (result.isCancelled()) {
                    POOL.remove(work);
                }
            });
        }
        return result;
    }

    /**
     * Runs work aside, for instance reading files.
     *
     * @param work may block
     */
    public static void aside(Runnable work) {
        POOL.execute(work);
    }

    /**
     * The pool, for work that may block for a short time.
     *
     * @return bounded; its threads are daemons
     */
    public static Executor executor() {
        return POOL;
    }

    /**
     * Whether a host is an address already.
     *
     * @param host without brackets
     * @return true for IPv4 in four numbers and for IPv6
     */
    public static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
