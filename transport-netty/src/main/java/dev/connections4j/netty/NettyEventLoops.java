package dev.connections4j.netty;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The event loops that all links of a transport share, on Netty 4.2 or 4.1, whichever is on the path. Their threads are counted: Netty starts
 * each of them once, at the latest to end it.
 */
final class NettyEventLoops {
    private static final boolean ON_42 = is42();
    private static final int MAX_THREADS = 3;
    private static final long LONGEST_END_MILLIS = 2_000;

    private final ThreadFactory threads = new DefaultThreadFactory("connections4j-netty", true);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final EventLoop[] loops =
            new EventLoop[Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors())];
    private final AtomicInteger running = new AtomicInteger(loops.length);
    private final AtomicInteger turn = new AtomicInteger();

    NettyEventLoops() {
        int made = 0;
        try {
            for (; made < loops.length; made++) {
                loops[made] = ON_42 ? EventLoopOn42.start(this::counted) : EventLoopOn41.start(this::counted);
            }
        } catch (RuntimeException | Error e) { // each holds descriptors from the first
            end(Arrays.copyOf(loops, made));
            throw e;
        }
    }

    private static boolean is42() {
        try {
            Class.forName("io.netty.channel.IoHandlerFactory", false, NettyEventLoops.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** A socket that fits these loops: epoll's where its native library is on the path. */
    static Channel newSocket() {
        return Epoll.isAvailable() ? new EpollSocketChannel() : new NioSocketChannel();
    }

    /** The loop for one more link. */
    EventLoop next() {
        return loops[Math.floorMod(turn.incrementAndGet(), loops.length)];
    }

    /** Completes when all threads have ended. */
    CompletableFuture<Void> end() {
        end(loops);
        return ended;
    }

    private static void end(EventLoop... loops) {
        for (EventLoop loop : loops) {
            loop.shutdownGracefully(0, LONGEST_END_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** A thread that tells when it was the last to end. */
    private Thread counted(Runnable work) {
        return threads.newThread(() -> {
            try {
                work.run();
            } finally {
                if (running.decrementAndGet() == 0) {
                    ended.complete(null);
                }
            }
        });
    }
}
