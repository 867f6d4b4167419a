package dev.connections4j.netty;

import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.ThreadFactory;

/**
 * A single event loop of Netty 4.2, of classes that 4.1 has not. A loop of one of Netty's groups would report its end to the group on
 * GlobalEventExecutor, whose thread keeps the JVM for a second.
 */
final class EventLoopOn42 {
    private EventLoopOn42() {}

    static EventLoop start(ThreadFactory threads) {
        IoHandlerFactory io = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new SingleThreadIoEventLoop(null, threads, io);
    }
}
