package dev.connections4j.armeria;

import com.linecorp.armeria.common.SessionProtocol;
import dev.connections4j.Stage;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.channel.EarlyConnect;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.StageRecorder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.proxy.ProxyConnectionEvent;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The one socket of a link. It takes the first pipeline that Armeria connects for the link, leads it where the route says, and refuses every
 * other. Its state belongs to the event loop.
 */
final class ArmeriaSocket extends ChannelDuplexHandler {
    private final Route route;
    private final @Nullable SslContext tlsContext;
    private final EventLoop loop;
    private final EarlyConnect early;
    private final StageRecorder stages;
    private final FirstServerBytes firstBytes = new FirstServerBytes();
    private final CompletableFuture<LinkEnd> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final CompletableFuture<Http2Session> session = new CompletableFuture<>();
    private volatile @Nullable Throwable cause;
    private @Nullable Channel channel;
    private @Nullable ChannelHandlerContext context;
    private @Nullable SslHandler tls;
    private @Nullable Http2Session watched;
    private boolean closing;
    private long lastReadNanos = System.nanoTime();

    ArmeriaSocket(Route route, @Nullable SslContext tlsContext, EventLoop loop, EarlyConnect early) {
        this.route = route;
        this.tlsContext = tlsContext;
        this.loop = loop;
        this.early = early;
        this.stages = route.stages();
    }

    /** Completes once the server's SETTINGS allow a stream, or are not waited for; fails with what ended the socket before. */
    CompletableFuture<Http2Session> session() {
        return session;
    }

    /** Completes when no new call may use this socket. */
    CompletableFuture<LinkEnd> ended() {
        return ended;
    }

    /** Completes when the socket is gone. */
    CompletableFuture<Void> closed() {
        return closed;
    }

    /** What broke the socket first, or null. */
    @Nullable
    Throwable cause() {
        return cause;
    }

    EventLoop loop() {
        return loop;
    }

    /** When the server was last heard, by {@link System#nanoTime}. */
    long lastReadNanos() {
        return lastReadNanos;
    }

    /** Breaks the socket, on the event loop: calls in flight end with this cause. */
    void fail(Throwable why) {
        note(why);
        close();
    }

    /** Fails with why Connect failed: what broke the socket, where HTTP/2 was not there yet. */
    <T> CompletableFuture<T> explain(Throwable connectFailure) {
        if (!session.isDone()) {
            loop.execute(() -> fail(connectFailure));
        }
        return session.thenCompose(open -> CompletableFuture.failedFuture(open.explain(connectFailure)));
    }

    /** Closes because no call came for long, on the event loop. */
    void idle() {
        ended.complete(LinkEnd.IDLE);
        close();
    }

    /** Closes at once, on the event loop: calls in flight end. */
    void close() {
        closing = true;
        ended.complete(LinkEnd.BROKEN);
        Channel open = channel;
        ChannelHandlerContext own = context;
        if (open == null) {
            gone();
        } else if (own == null || own.isRemoved()) {
            open.close();
        } else {
            session.thenAccept(Http2Session::sayGoodbye);
            own.close(); // from here outwards: past Armeria's handlers, which wait for calls in flight
        }
    }

    private void gone() {
        ended.complete(LinkEnd.BROKEN);
        if (!session.isDone()) {
            note(firstBytes.isEmpty() ? new ClosedChannelException() : firstBytes.notSettings());
            session.completeExceptionally(cause);
        }
        closed.complete(null);
    }

    /** Takes a pipeline that is about to be connected, if it is the first. */
    boolean takes(ChannelPipeline pipeline) {
        if (closing || channel != null) {
            ended.complete(LinkEnd.BROKEN);
            return false;
        }
        channel = pipeline.channel();
        pipeline.channel().closeFuture().addListener(done -> {
            if (!pipeline.channel().isRegistered()) {
                gone(); // it never was: no more events come
            }
        });
        pipeline.addFirst(this);
        if (tlsContext != null) {
            tls = NettyTlsContexts.handler(tlsContext, pipeline.channel(), route);
            pipeline.addFirst(tls);
        }
        route.proxy().ifPresent(proxy -> pipeline.addFirst(ProxyHandlers.through(proxy, route.socketAddress())));
        return true;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    /** Armeria only knows a placeholder; the handler of a proxy takes the server's name and goes to the proxy. */
    @Override
    public void connect(
            ChannelHandlerContext ctx, SocketAddress placeholder, SocketAddress local, ChannelPromise promise) {
        stages.begin(Stage.TCP);
        promise.addListener(done -> {
            if (done.isSuccess()) {
                stages.end(Stage.TCP);
                stages.begin(route.proxy().isPresent() ? Stage.PROXY : afterTunnel());
            } else {
                note(done.cause());
            }
        });
        SocketAddress destination = route.proxy().isPresent()
                ? InetSocketAddress.createUnresolved(
                        route.server().host(), route.server().port())
                : route.socketAddress();
        ctx.connect(destination, local, promise);
    }

    private Stage afterTunnel() {
        return tls != null ? Stage.TLS : Stage.HTTP2;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Http2Exception {
        if (tls == null) {
            FlushCoalescer.hold(ctx.pipeline());
        }
        ctx.fireChannelActive();
        if (tls == null) {
            startEarly(ctx);
        }
    }

    /** The codec has sent its preface: requests may follow. */
    private void startEarly(ChannelHandlerContext ctx) throws Http2Exception {
        if (!ctx.channel().isActive() || !early.take()) {
            return;
        }
        SyntheticSettings.passDetector(ctx);
        Http2Session http2 = watched;
        if (http2 != null) {
            http2.openEarly(ctx.pipeline().context(Http2ConnectionHandler.class));
        }
        ctx.fireChannelReadComplete(); // what was written meanwhile is flushed
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        lastReadNanos = System.nanoTime();
        if (!session.isDone() && bytes instanceof ByteBuf buffer) {
            firstBytes.add(buffer);
        }
        ctx.fireChannelRead(bytes);
    }

    /** The last event: Netty closes first and tells why afterwards, as the handler of a proxy does with an answer that ends with the socket. */
    @Override
    public void channelUnregistered(ChannelHandlerContext ctx) {
        ctx.fireChannelUnregistered();
        gone();
    }

    /** Armeria does not tell that the server broke HTTP/2, but tells the server. */
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf frame && GoAwayFrames.isReproach(frame)) {
            note(new IOException("protocol_error: what the server sent broke HTTP/2"));
        }
        boolean waitsForTunnel = route.proxy().isPresent() && !session.isDone();
        ctx.write(message, waitsForTunnel ? promise.unvoid().addListener(this::written) : promise);
    }

    /** What waits for a tunnel fails with the proxy's words, before the socket closes and the handler of the proxy says them. */
    private void written(Future<? super Void> done) {
        if (!done.isSuccess()) {
            note(done.cause());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Http2Exception {
        if (event instanceof ProxyConnectionEvent) {
            stages.end(Stage.PROXY);
            stages.begin(afterTunnel());
        } else if (event instanceof SslHandshakeCompletionEvent handshake) {
            tlsEnded(ctx, handshake);
        } else if (event instanceof SessionProtocol) {
            Http2ConnectionHandler http2 = ctx.pipeline().get(Http2ConnectionHandler.class);
            watched = Http2Session.watch(http2, early, this::opened, ended::complete);
        }
        ctx.fireUserEventTriggered(event);
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess() && isHttp2()) {
            startEarly(ctx);
        }
    }

    private void tlsEnded(ChannelHandlerContext ctx, SslHandshakeCompletionEvent handshake) {
        if (!handshake.isSuccess()) {
            note(handshake.cause());
            ctx.close();
        } else if (!isHttp2()) {
            note(new SSLHandshakeException("the server does not agree to HTTP/2 by ALPN"));
            ctx.close();
        } else {
            stages.end(Stage.TLS);
            stages.begin(Stage.HTTP2);
            FlushCoalescer.hold(ctx.pipeline());
        }
    }

    private boolean isHttp2() {
        return tls != null && ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol());
    }

    private void opened(Http2Session opened) {
        if (!early.isEarly()) {
            stages.end(Stage.HTTP2);
            stages.begin(Stage.CONNECT);
        }
        KeepAlive.start(KeepAlive.Settings.of(route.parameters()), opened, this);
        session.complete(opened);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
        note(thrown);
        ctx.fireExceptionCaught(thrown);
    }

    private void note(Throwable why) {
        if (cause == null) {
            cause = why;
        }
    }
}
