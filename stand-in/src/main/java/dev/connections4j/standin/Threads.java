package dev.connections4j.standin;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server's own threads, named so that a count of a client's threads can leave them out. */
final class Threads implements AutoCloseable {
    @SuppressWarnings("deprecation") // what Netty 4.2 has in its place is not in 4.1, on which the suites run too
    final EventLoopGroup loops = new NioEventLoopGroup(1, named("loop"));

    final ExecutorService calls = Executors.newCachedThreadPool(named("call"));

    private static ThreadFactory named(String part) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, MilvusStandIn.THREAD_PREFIX + part + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        calls.shutdownNow();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
    }
}
