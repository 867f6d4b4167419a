package dev.connections4j.standin;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.util.AttributeKey;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The sockets a server accepted, by the client's end. */
final class Sockets {
    private static final AttributeKey<AtomicInteger> REQUESTS = AttributeKey.valueOf("stand-in-requests");

    private final Map<SocketAddress, Channel> open = new ConcurrentHashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final int requestsPerSocket;

    Sockets(int requestsPerSocket) {
        this.requestsPerSocket = requestsPerSocket;
    }

    void add(Channel socket) {
        SocketAddress client = socket.remoteAddress();
        accepted.incrementAndGet();
        socket.attr(REQUESTS).set(new AtomicInteger());
        open.put(client, socket);
        socket.closeFuture().addListener(closed -> open.remove(client, socket));
    }

    /** A call has come; the last one that a socket may carry ends it. */
    void request(SocketAddress client) {
        Channel socket = open.get(client);
        if (socket != null && socket.attr(REQUESTS).get().incrementAndGet() == requestsPerSocket) {
            goAway(socket);
        }
    }

    int open() {
        return open.size();
    }

    /** Without those that a client opens because one of these ends. */
    private List<Channel> now() {
        return List.copyOf(open.values());
    }

    int accepted() {
        return accepted.get();
    }

    void cut() {
        now().forEach(Sockets::reset);
    }

    void cut(SocketAddress client) {
        Channel socket = open.get(client);
        if (socket != null) {
            reset(socket);
        }
    }

    /** Past all handlers: neither GOAWAY nor close_notify, but a TCP reset. */
    private static void reset(Channel socket) {
        try {
            socket.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException closed) {
            return; // by the client, meanwhile
        }
        socket.eventLoop().execute(() -> socket.unsafe().close(socket.voidPromise()));
    }

    /** Through all handlers: gRPC's sends GOAWAY, lets calls in flight end, and closes. */
    void goAway() {
        now().forEach(Sockets::goAway);
    }

    private static void goAway(Channel socket) {
        socket.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
}
