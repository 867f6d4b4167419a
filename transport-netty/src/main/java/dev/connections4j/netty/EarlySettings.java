package dev.connections4j.netty;

import dev.connections4j.grpc.channel.EarlyConnect;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;

/**
 * Tells grpc-netty once that SETTINGS have come, which ends its wait. Netty itself goes on waiting: it verifies, applies and acknowledges the
 * server's own, which gRPC then takes for later ones. Watches until Connect is answered.
 */
final class EarlySettings extends Http2FrameListenerDecorator {
    private static final int STREAMS = 100;

    private final EarlyConnect early;
    private final Http2FrameListener grpc;
    private final Http2ConnectionDecoder decoder;

    private EarlySettings(EarlyConnect early, Http2ConnectionDecoder decoder) {
        super(decoder.frameListener());
        this.early = early;
        this.grpc = decoder.frameListener();
        this.decoder = decoder;
    }

    /** On the event loop, with the place of gRPC's HTTP/2 handler; if the server was faster, there is nothing to do. */
    static void announce(ChannelHandlerContext context, Http2ConnectionHandler handler, EarlyConnect early)
            throws Http2Exception {
        Http2ConnectionDecoder decoder = handler.decoder();
        if (decoder.prefaceReceived() || !early.take()) {
            return;
        }
        EarlySettings watching = new EarlySettings(early, decoder);
        decoder.frameListener(watching);
        watching.grpc.onSettingsRead(context, new Http2Settings().maxConcurrentStreams(STREAMS));
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) throws Http2Exception {
        early.settingsCame();
        grpc.onSettingsRead(context, settings);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean endOfStream)
            throws Http2Exception {
        answered();
        grpc.onHeadersRead(context, stream, headers, padding, endOfStream);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int stream,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean endOfStream)
            throws Http2Exception {
        answered();
        grpc.onHeadersRead(context, stream, headers, dependency, weight, exclusive, padding, endOfStream);
    }

    private void answered() {
        early.answerCame();
        decoder.frameListener(grpc);
    }
}
