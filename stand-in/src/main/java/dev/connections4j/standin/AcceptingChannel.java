package dev.connections4j.standin;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;

/** A listening socket that tells {@link Sockets} what it accepts. */
final class AcceptingChannel extends NioServerSocketChannel {
    private final Sockets sockets;

    AcceptingChannel(Sockets sockets) {
        this.sockets = sockets;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
        int before = accepted.size();
        int count = super.doReadMessages(accepted);
        accepted.subList(before, accepted.size()).forEach(socket -> sockets.add((Channel) socket));
        return count;
    }
}
