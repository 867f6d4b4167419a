package dev.connections4j.armeria;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;

/** Stands in a new pipeline until Armeria connects it: then the address tells whose it is, and that link's socket takes over, or refuses. */
final class ConnectInterceptor extends ChannelOutboundHandlerAdapter {
    private final Map<String, ArmeriaSocket> sockets;

    ConnectInterceptor(Map<String, ArmeriaSocket> sockets) {
        this.sockets = sockets;
    }

    @Override
    public void connect(
            ChannelHandlerContext ctx, SocketAddress placeholder, SocketAddress local, ChannelPromise promise) {
        ArmeriaSocket socket = placeholder instanceof InetSocketAddress link ? sockets.get(link.getHostString()) : null;
        if (socket == null || !socket.takes(ctx.pipeline())) {
            promise.setFailure(new SocketRefusedException());
            ctx.close();
            return;
        }
        ctx.connect(placeholder, local, promise);
        ctx.pipeline().remove(this);
    }
}
