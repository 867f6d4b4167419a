package dev.connections4j.netty;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.ThreadFactory;

/** A single event loop of Netty 4.1, which makes them in groups only. */
final class EventLoopOn41 {
    private EventLoopOn41() {}

    @SuppressWarnings("deprecation") // by 4.2, which does not come here
    static EventLoop start(ThreadFactory threads) {
        EventLoopGroup one =
                Epoll.isAvailable() ? new EpollEventLoopGroup(1, threads) : new NioEventLoopGroup(1, threads);
        return one.next();
    }
}
