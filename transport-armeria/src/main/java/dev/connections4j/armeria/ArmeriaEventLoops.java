package dev.connections4j.armeria;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The event loops that all links of this process share: at most {@value #MAX_LOOPS}, each made for its first link, all ended with the last
 * one's. They are single loops, no Netty group: a group's end is reported on a foreign thread, which is no daemon and keeps the JVM for a second.
 */
final class ArmeriaEventLoops {
    private static final int MAX_LOOPS = 3;
    private static final List<Shared> LOOPS = new ArrayList<>();

    private ArmeriaEventLoops() {}

    private static final class Shared extends DefaultThreadFactory {
        final CompletableFuture<Void> ended = new CompletableFuture<>();
        final EventLoop loop = new SingleThreadIoEventLoop(
                null, this, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        int leases;

        Shared() {
            super("connections4j-armeria", true);
        }

        CompletableFuture<Void> end() {
            var unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            return ended;
        }

        @Override
        public Thread newThread(Runnable work) {
            return super.newThread(() -> {
                try {
                    work.run();
                } finally {
                    ended.complete(null);
                }
            });
        }
    }

    /** An event loop on loan. */
    static final class Lease {
        private final Shared shared;
        private final AtomicBoolean released = new AtomicBoolean();

        private Lease(Shared shared) {
            this.shared = shared;
        }

        EventLoop loop() {
            return shared.loop;
        }

        /** May be repeated; completes when the loop is nothing to this lease: others use the loops, or their threads have ended. */
        CompletableFuture<Void> release() {
            return released.compareAndSet(false, true)
                    ? ArmeriaEventLoops.release(shared)
                    : CompletableFuture.completedFuture(null);
        }
    }

    /** One of those on loan now. */
    static EventLoop any() {
        synchronized (LOOPS) {
            return LOOPS.get(0).loop;
        }
    }

    static Lease lease() {
        synchronized (LOOPS) {
            Shared least = null;
            for (Shared each : LOOPS) {
                least = least == null || each.leases < least.leases ? each : least;
            }
            if (least == null || (least.leases > 0 && LOOPS.size() < MAX_LOOPS)) {
                least = new Shared();
                LOOPS.add(least);
            }
            least.leases++;
            return new Lease(least);
        }
    }

    private static CompletableFuture<Void> release(Shared shared) {
        List<Shared> unused;
        synchronized (LOOPS) {
            shared.leases--;
            if (LOOPS.stream().anyMatch(each -> each.leases > 0)) {
                return CompletableFuture.completedFuture(null);
            }
            unused = List.copyOf(LOOPS);
            LOOPS.clear();
        }
        return CompletableFuture.allOf(unused.stream().map(Shared::end).toArray(CompletableFuture<?>[]::new));
    }
}
