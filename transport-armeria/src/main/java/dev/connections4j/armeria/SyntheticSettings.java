package dev.connections4j.armeria;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.util.ReferenceCountUtil;

/**
 * Shows Armeria's detector, which takes a peer for an HTTP/2 server once it sees the header of SETTINGS, such a header before the server has
 * spoken, and keeps it from the codec: that reads, checks and acknowledges the server's own SETTINGS, and no others.
 */
final class SyntheticSettings extends ChannelInboundHandlerAdapter {
    private static final int TYPE_AT = 3;

    private SyntheticSettings() {}

    /** Ends the detector's wait: on return Armeria speaks HTTP/2. */
    static void passDetector(ChannelHandlerContext socket) {
        ChannelHandlerContext codec = socket.pipeline().context(Http2ConnectionHandler.class);
        socket.pipeline().addBefore(codec.name(), null, new SyntheticSettings());
        byte[] header = new byte[Http2CodecUtil.FRAME_HEADER_LENGTH];
        header[TYPE_AT] = Http2FrameTypes.SETTINGS;
        socket.fireChannelRead(Unpooled.wrappedBuffer(header));
    }

    /** What the detector has seen and hands on. */
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object header) {
        ReferenceCountUtil.release(header);
        ctx.pipeline().remove(this);
    }
}
