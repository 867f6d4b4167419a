package dev.connections4j.testkit.fourth;

import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import dev.connections4j.spi.StageRecorder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Tells the stages as they pass nearest to the socket. */
final class Stages extends ChannelDuplexHandler {
    private final StageRecorder recorder;
    private boolean tlsExpected;

    Stages(Route route) {
        this.recorder = route.stages();
        this.tlsExpected = route.tls().isPresent();
    }

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, @Nullable SocketAddress local, ChannelPromise done) {
        recorder.begin(Stage.TCP);
        context.connect(remote, local, done);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        recorder.end(Stage.TCP);
        recorder.begin(tlsExpected ? Stage.TLS : Stage.HTTP2);
        context.fireChannelActive();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise done) {
        SslHandler tls = tlsExpected ? context.pipeline().get(SslHandler.class) : null;
        if (tls != null) {
            tlsExpected = false;
            tls.setHandshakeTimeoutMillis(0);
            tls.handshakeFuture().addListener(shaken -> {
                if (shaken.isSuccess()) {
                    recorder.end(Stage.TLS);
                    recorder.begin(Stage.HTTP2);
                }
            });
        }
        context.write(message, done);
    }
}
