package dev.connections4j.testkit.fourth;

import dev.connections4j.spi.LinkEnd;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import java.util.concurrent.CompletableFuture;

/** Reports that the link ends, before the stack ends its calls: as soon as the server's GOAWAY comes, or the socket is gone. */
final class LinkEnds extends ChannelInboundHandlerAdapter {
    private final CompletableFuture<LinkEnd> seen;
    private boolean watching;

    LinkEnds(CompletableFuture<LinkEnd> seen) {
        this.seen = seen;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        Http2ConnectionHandler http2 = watching ? null : context.pipeline().get(Http2ConnectionHandler.class);
        if (http2 != null) {
            watching = true;
            http2.connection().addListener(new Http2ConnectionAdapter() {
                @Override
                public void onGoAwayReceived(int lastStreamId, long errorCode, ByteBuf debugData) {
                    seen.complete(errorCode == Http2Error.NO_ERROR.code() ? LinkEnd.GOING_AWAY : LinkEnd.BROKEN);
                }
            });
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        seen.complete(LinkEnd.BROKEN);
        context.fireChannelInactive();
    }
}
