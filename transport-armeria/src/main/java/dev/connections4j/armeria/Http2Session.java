package dev.connections4j.armeria;

import dev.connections4j.grpc.channel.EarlyConnect;
import dev.connections4j.spi.LinkEnd;
import io.grpc.StatusRuntimeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP/2 connection of a link, between Netty's codec and Armeria. Armeria opens another socket where the server's limit of streams is
 * reached, so it does not learn the limit, which {@link StreamLimit} keeps instead. Belongs to the event loop.
 */
final class Http2Session extends Http2FrameListenerDecorator implements StreamLimit.Streams {
    private final Http2ConnectionHandler handler;
    private final EarlyConnect early;
    private final Consumer<Http2Session> opened;
    private final List<Runnable> streamListeners = new ArrayList<>();
    private @Nullable ChannelHandlerContext context;
    private @Nullable Runnable pingAnswered;
    private volatile @Nullable StatusRuntimeException httpAnswer;
    private boolean answered;
    private boolean open;

    private Http2Session(Http2ConnectionHandler handler, EarlyConnect early, Consumer<Http2Session> opened) {
        super(handler.decoder().frameListener());
        this.handler = handler;
        this.early = early;
        this.opened = opened;
    }

    /**
     * Watches a connection whose SETTINGS have not been read yet.
     *
     * @param early notified when the server's own SETTINGS and an answer come
     * @param opened notified once, when the server has sent SETTINGS that allow at least one stream, or are not waited for
     * @param leaving notified when the server sends GOAWAY
     */
    static Http2Session watch(
            Http2ConnectionHandler handler,
            EarlyConnect early,
            Consumer<Http2Session> opened,
            Consumer<LinkEnd> leaving) {
        Http2Session session = new Http2Session(handler, early, opened);
        handler.decoder().frameListener(session);
        handler.connection().addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamActive(Http2Stream stream) {
                session.streamListeners.forEach(Runnable::run);
            }

            @Override
            public void onStreamRemoved(Http2Stream stream) {
                session.streamListeners.forEach(Runnable::run);
            }

            @Override
            public void onGoAwayReceived(int lastStreamId, long errorCode, ByteBuf debugData) {
                leaving.accept(errorCode == Http2Error.NO_ERROR.code() ? LinkEnd.GOING_AWAY : LinkEnd.BROKEN);
            }
        });
        return session;
    }

    /** Does not wait for the server's SETTINGS: for one request, or the server's limit of streams would not be kept. */
    void openEarly(ChannelHandlerContext ctx) throws Http2Exception {
        super.onSettingsRead(ctx, new Http2Settings());
        open(ctx);
    }

    /** What the first answer was, if it was one of HTTP without gRPC: Armeria tells less of it. Else what was seen. */
    Throwable explain(Throwable seen) {
        Throwable answer = httpAnswer;
        return answer != null ? answer : seen;
    }

    @Override
    public int streams() {
        return local().numActiveStreams();
    }

    @Override
    public int maxStreams() {
        return local().maxActiveStreams();
    }

    private Http2Connection.Endpoint<?> local() {
        return handler.connection().local();
    }

    @Override
    public void onStreams(Runnable listener) {
        streamListeners.add(listener);
    }

    /** Sends a ping. */
    void ping(Runnable answered) {
        ChannelHandlerContext ctx = context;
        if (ctx != null) {
            pingAnswered = answered;
            handler.encoder().writePing(ctx, false, System.nanoTime(), ctx.newPromise());
            ctx.flush();
        }
    }

    /** Sends GOAWAY, if the socket takes it. */
    void sayGoodbye() {
        ChannelHandlerContext ctx = context;
        if (ctx != null && ctx.channel().isActive()) {
            int last = handler.connection().remote().lastStreamCreated();
            handler.goAway(ctx, last, Http2Error.NO_ERROR.code(), Unpooled.EMPTY_BUFFER, ctx.newPromise());
            ctx.flush();
        }
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) throws Http2Exception {
        early.settingsCame();
        if (!open && maxStreams() == 0) {
            return; // not before the server takes a first request
        }
        Http2Settings unlimited = new Http2Settings().copyFrom(settings);
        unlimited.remove(Http2CodecUtil.SETTINGS_MAX_CONCURRENT_STREAMS);
        super.onSettingsRead(ctx, unlimited);
        if (!open) {
            open(ctx);
        }
        streamListeners.forEach(Runnable::run);
    }

    private void open(ChannelHandlerContext ctx) {
        open = true;
        context = ctx;
        opened.accept(this);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx,
            int streamId,
            Http2Headers headers,
            int streamDependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean endOfStream)
            throws Http2Exception {
        early.answerCame();
        if (!answered && !HttpAnswers.isInterim(headers)) {
            answered = true;
            httpAnswer = HttpAnswers.withoutGrpc(headers);
        }
        super.onHeadersRead(ctx, streamId, headers, streamDependency, weight, exclusive, padding, endOfStream);
    }

    @Override
    public void onPingAckRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
        Runnable answered = pingAnswered;
        pingAnswered = null;
        if (answered != null) {
            answered.run();
        }
    }
}
