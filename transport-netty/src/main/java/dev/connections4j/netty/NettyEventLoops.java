package dev.connections4j.netty;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The event loops that all links of a transport share: made for the first link, ended with the last. */
final class NettyEventLoops {
    private static final int MAX_THREADS = 3;
    private static final long LONGEST_END_MILLIS = 2_000;

    private @Nullable Group group;
    private int links;

    /** A socket that fits these loops: epoll's where its native library is on the path. */
    static Channel newSocket() {
        return Epoll.isAvailable() ? new EpollSocketChannel() : new NioSocketChannel();
    }

    /** The loop for one more link. */
    synchronized EventLoop acquire() {
        if (group == null) {
            group = new Group(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
        }
        links++;
        return group.next();
    }

    /** Completes when this was not the last link, or all threads have ended. */
    CompletableFuture<Void> release() {
        Group last;
        synchronized (this) {
            if (--links > 0 || group == null) {
                return CompletableFuture.completedFuture(null);
            }
            last = group;
            group = null;
        }
        for (EventLoop loop : last.loops) {
            loop.shutdownGracefully(0, LONGEST_END_MILLIS, TimeUnit.MILLISECONDS);
        }
        return last.ended;
    }

    /**
     * Loops whose threads are counted: Netty starts each of them once, at the latest to end it. Netty's own groups would learn of their
     * loops' end on GlobalEventExecutor, whose thread keeps the JVM for a second.
     */
    private static final class Group {
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final AtomicInteger running;
        private final EventLoop[] loops;
        private int turn;

        Group(int threads) {
            running = new AtomicInteger(threads);
            IoHandlerFactory io = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
            Threads factory = new Threads();
            loops = new EventLoop[threads];
            for (int i = 0; i < threads; i++) {
                loops[i] = new SingleThreadIoEventLoop(null, factory, io);
            }
        }

        EventLoop next() {
            turn = (turn + 1) % loops.length;
            return loops[turn];
        }

        private final class Threads extends DefaultThreadFactory {
            Threads() {
                super("connections4j-netty", true);
            }

            @Override
            public Thread newThread(Runnable work) {
                return super.newThread(() -> {
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
    }
}
