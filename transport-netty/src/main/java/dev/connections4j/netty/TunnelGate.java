package dev.connections4j.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.proxy.ProxyConnectionEvent;

/** Netty's proxy handler calls a channel active before the tunnel is there. To what comes after this one it is active when it is. */
final class TunnelGate extends ChannelInboundHandlerAdapter {
    private final StageHandler stages;

    TunnelGate(StageHandler stages) {
        this.stages = stages;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        // not yet
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ProxyConnectionEvent) {
            ChannelHandlerContext first = context.pipeline().context(stages);
            if (first != null) {
                stages.tunnelled(first);
            }
            context.fireChannelActive();
            context.pipeline().remove(this);
        } else {
            context.fireUserEventTriggered(event);
        }
    }
}
