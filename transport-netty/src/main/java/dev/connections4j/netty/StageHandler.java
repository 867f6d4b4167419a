package dev.connections4j.netty;

import dev.connections4j.Stage;
import dev.connections4j.grpc.channel.EarlyConnect;
import dev.connections4j.spi.StageRecorder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.EventExecutor;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Tells the stages TCP, PROXY and TLS, between {@link LinkEndHandler} and gRPC's handlers; leaves the pipeline when HTTP/2 has begun. */
final class StageHandler extends ChannelDuplexHandler {
    private final StageRecorder stages;
    private final boolean proxied;
    private final boolean tls;
    private final EarlyConnect early;
    private final LinkEndHandler end;
    private boolean tlsSeen;
    private boolean holding;
    private boolean held;

    StageHandler(StageRecorder stages, boolean proxied, boolean tls, EarlyConnect early, LinkEndHandler end) {
        this.stages = stages;
        this.proxied = proxied;
        this.tls = tls;
        this.early = early;
        this.end = end;
    }

    @Override
    public void connect(
            ChannelHandlerContext context,
            SocketAddress remote,
            @Nullable SocketAddress local,
            ChannelPromise promise) {
        stages.begin(Stage.TCP);
        context.connect(remote, local, promise);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        stages.end(Stage.TCP);
        if (proxied) {
            stages.begin(Stage.PROXY);
        } else {
            connected(context);
        }
        context.fireChannelActive();
    }

    /** The proxy has opened its tunnel; what the server has sent already may have come with its answer, and is read next. */
    void tunnelled(ChannelHandlerContext context) {
        stages.end(Stage.PROXY);
        connected(context);
    }

    private void connected(ChannelHandlerContext context) {
        if (tls) {
            stages.begin(Stage.TLS);
        } else {
            http2(context, true);
        }
    }

    /** gRPC adds its SslHandler late: the first thing it writes gives it away. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (tls && !tlsSeen) {
            SslHandler handler = context.pipeline().get(SslHandler.class);
            if (handler != null) {
                tlsSeen = true;
                handler.setHandshakeTimeoutMillis(0); // the caller's timeout is the only one
                handler.handshakeFuture().addListener(shaken -> {
                    if (shaken.isSuccess()) {
                        stages.end(Stage.TLS);
                        http2(context, "h2".equals(handler.applicationProtocol()));
                    }
                });
            }
        }
        context.write(message, promise);
    }

    /** gRPC puts its HTTP/2 handler in place when it sees the event that is on its way. */
    private void http2(ChannelHandlerContext context, boolean negotiated) {
        stages.begin(Stage.HTTP2);
        if (negotiated) {
            holding = true;
            EventExecutor loop = context.executor();
            loop.execute(() -> {
                try {
                    begun(context.pipeline().context(Http2ConnectionHandler.class));
                } finally {
                    loop.execute(() -> leave(context)); // after gRPC's own task, which writes Connect
                }
            });
        } else {
            leave(context);
        }
    }

    /** With gRPC's HTTP/2 handler in its place. */
    private void begun(@Nullable ChannelHandlerContext http2) {
        if (http2 == null) {
            return; // closed meanwhile
        }
        Http2ConnectionHandler handler = (Http2ConnectionHandler) http2.handler();
        end.listen(handler.connection());
        try {
            ConnectionWindow.open(handler);
            EarlySettings.announce(http2, handler, early);
        } catch (Http2Exception e) {
            http2.fireExceptionCaught(e);
        }
    }

    /** What begins HTTP/2, an early Connect too, leaves in one piece: the server wakes once for it. */
    @Override
    public void flush(ChannelHandlerContext context) {
        if (holding) {
            held = true;
        } else {
            context.flush();
        }
    }

    private void leave(ChannelHandlerContext context) {
        holding = false;
        if (!context.isRemoved()) {
            if (held) {
                context.flush();
            }
            context.pipeline().remove(this);
        }
    }
}
