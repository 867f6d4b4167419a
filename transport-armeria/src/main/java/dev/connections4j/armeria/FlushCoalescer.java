package dev.connections4j.armeria;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.concurrent.EventExecutor;

/** Holds what begins HTTP/2 until an early Connect is written too: both leave in one piece, and the server wakes once for it. */
final class FlushCoalescer extends ChannelOutboundHandlerAdapter {
    private boolean held;

    private FlushCoalescer() {}

    /** Holds what is written from now on, until the event loop has done what it does now and what follows from it. */
    static void hold(ChannelPipeline pipeline) {
        FlushCoalescer flight = new FlushCoalescer();
        pipeline.addFirst(flight);
        EventExecutor loop = pipeline.channel().eventLoop();
        loop.execute(() -> loop.execute(() -> flight.leave(pipeline)));
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        held = true;
    }

    private void leave(ChannelPipeline pipeline) {
        ChannelHandlerContext context = pipeline.context(this);
        if (context != null) {
            if (held) {
                context.flush();
            }
            pipeline.remove(this);
        }
    }
}
