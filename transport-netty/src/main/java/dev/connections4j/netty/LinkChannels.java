package dev.connections4j.netty;

import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.channel.EarlyConnect;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.Secret;
import dev.connections4j.spi.LinkEnd;
import io.grpc.Status;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.proxy.HttpProxyHandler;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes the one Netty channel of a link, and no second one when gRPC asks again: native where it can be, with the proxy and the stage times before gRPC's own handlers. */
final class LinkChannels implements ChannelFactory<Channel> {
    private final Route route;
    private final EarlyConnect early;
    private final CompletableFuture<LinkEnd> ended = new CompletableFuture<>();
    private final LinkEndHandler end = new LinkEndHandler(ended);
    private volatile @Nullable Channel made;
    private volatile @Nullable Throwable proxyFailure;

    LinkChannels(Route route, EarlyConnect early) {
        this.route = route;
        this.early = early;
    }

    @Override
    public Channel newChannel() {
        if (made != null) {
            throw Status.UNAVAILABLE
                    .withDescription("the socket of this link is gone")
                    .asRuntimeException();
        }
        Channel channel = NettyEventLoops.newSocket();
        HttpProxyHandler proxy = route.proxy().map(this::proxyHandler).orElse(null);
        StageHandler stages =
                new StageHandler(route.stages(), proxy != null, route.tls().isPresent(), early, end);
        channel.pipeline().addLast(end, stages);
        if (proxy != null) {
            channel.pipeline().addLast(proxy, new TunnelGate(stages));
        }
        made = channel;
        return channel;
    }

    /** Completes with the link's end, as the socket and the server show it. */
    CompletableFuture<LinkEnd> ended() {
        return ended;
    }

    /** Whether nothing leaves through the socket any more. */
    boolean isGone() {
        Channel channel = made;
        return channel != null && channel.isRegistered() && channel.eventLoop().inEventLoop() && !channel.isActive();
    }

    /** On the event loop: whether the socket lives and both sides mean to go on. */
    boolean isIntact() {
        Channel channel = made;
        return channel != null && channel.isActive() && end.isIntact();
    }

    /** Closes the socket past the handlers that would wait, for instance for a proxy that says nothing; not before it has an event loop. */
    void close() {
        Channel channel = made;
        ChannelHandlerContext first = channel == null || !channel.isRegistered()
                ? null
                : channel.pipeline().firstContext();
        if (first != null) {
            first.close();
        }
    }

    /** Why the proxy opened no tunnel, which gRPC does not tell; null if it did, or was not asked. */
    @Nullable
    Throwable proxyFailure() {
        return proxyFailure;
    }

    private HttpProxyHandler proxyHandler(ProxyAddress proxy) {
        String user = proxy.user();
        Secret password = proxy.password();
        HttpProxyHandler handler = user == null
                ? new HttpProxyHandler(route.socketAddress())
                : new HttpProxyHandler(route.socketAddress(), user, password == null ? "" : password.reveal());
        handler.setConnectTimeoutMillis(0); // the caller's timeout is the only one
        handler.connectFuture().addListener(tunnel -> proxyFailure = tunnel.cause());
        return handler;
    }
}
