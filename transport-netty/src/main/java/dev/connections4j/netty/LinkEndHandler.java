package dev.connections4j.netty;

import dev.connections4j.spi.LinkEnd;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Error;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sees why a link ends: nearest to the socket its end, and each GOAWAY once gRPC has dealt with it. Used on the event loop. */
final class LinkEndHandler extends ChannelInboundHandlerAdapter {
    private final CompletableFuture<LinkEnd> ended;
    private @Nullable Http2Connection http2;

    LinkEndHandler(CompletableFuture<LinkEnd> ended) {
        this.ended = ended;
    }

    /** Once HTTP/2 has begun. */
    void listen(Http2Connection connection) {
        http2 = connection;
        connection.addListener(new Http2ConnectionAdapter() {
            @Override
            public void onGoAwayReceived(int lastStream, long code, ByteBuf debugData) {
                ended.complete(code == Http2Error.NO_ERROR.code() ? LinkEnd.GOING_AWAY : LinkEnd.BROKEN);
            }
        });
    }

    /** Whether neither side has said that this connection ends. */
    boolean isIntact() {
        return http2 != null && !http2.goAwayReceived() && !http2.goAwaySent();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended.complete(LinkEnd.BROKEN);
        context.fireChannelInactive();
    }
}
