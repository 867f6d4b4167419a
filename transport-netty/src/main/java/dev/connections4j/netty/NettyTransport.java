package dev.connections4j.netty;

import dev.connections4j.async.Operation;
import dev.connections4j.grpc.FlowControl;
import dev.connections4j.grpc.GrpcOnPath;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.Shared;
import dev.connections4j.grpc.channel.EarlyConnect;
import dev.connections4j.grpc.channel.ManagedLinkAttempt;
import dev.connections4j.grpc.channel.OneAddress;
import dev.connections4j.grpc.channel.TransportHooks;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.spi.Lease;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.LostCallException.Fate;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import io.grpc.Status;
import io.grpc.netty.InternalNettyChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The transport {@code netty}. Its links share event loops and SSL contexts, which go when the last link closes. */
public final class NettyTransport implements Transport {
    /**
     * How much waits for the socket before Netty stops writing. With its own 64 KB it answers a server's PING in between, by which gRPC in Go measures
     * what a client sends in a round trip, and opens its window: 8 MB over 150 ms took 13 round trips, and takes 9.
     */
    private static final int WRITTEN_AHEAD_BYTES = 1 << 20;

    private final Shared<String, NettyEventLoops> eventLoops =
            new Shared<>(name -> new NettyEventLoops(), NettyEventLoops::end);
    private final Shared<TlsMaterial, SslContext> sslContexts = new Shared<>(SslContexts::build, SslContexts::release);

    /** Opens nothing. */
    public NettyTransport() {}

    @Override
    public String name() {
        return "netty";
    }

    @Override
    public Optional<String> unavailable() {
        return GrpcOnPath.lacking();
    }

    @Override
    public Lease retain() {
        return Shared.all(eventLoops.retain(), sslContexts.retain());
    }

    @Override
    public Operation<TransportLink> open(LinkRequest request) {
        return EarlyConnect.open(request, this::open);
    }

    private Operation<TransportLink> open(Route route, EarlyConnect early) {
        Shared.Held<NettyEventLoops> loops = eventLoops.acquire(name());
        Lease held = loops;
        try {
            Shared.Held<SslContext> ssl = route.tls().map(sslContexts::acquire).orElse(null);
            held = ssl == null ? loops : Shared.all(loops, ssl);
            EventLoop loop = loops.value().next();
            LinkChannels channels = new LinkChannels(route, early);
            NettyChannelBuilder builder = builder(route, loop, channels, ssl == null ? null : ssl.value());
            return ManagedLinkAttempt.open(route, builder, new Parts(loop, channels, held), early);
        } catch (RuntimeException | LinkageError e) {
            var unused = held.release();
            throw e;
        }
    }

    private record Parts(EventLoop loop, LinkChannels channels, Lease held) implements TransportHooks {

        /** On the link's own loop: one hop for all, and no socket that is watched before it connects, which epoll would report in vain. */
        @Override
        public void start(Runnable handshake) {
            loop.execute(handshake);
        }

        @Override
        public void afterSocket(Runnable next) {
            loop.execute(next);
        }

        @Override
        public Throwable explain(Throwable seen) {
            Throwable proxyFailure = channels.proxyFailure();
            return proxyFailure != null ? proxyFailure : seen;
        }

        @Override
        public @Nullable Fate fate(Status status, boolean sent) {
            return NettyFates.of(status, sent, channels.isGone());
        }

        @Override
        public boolean isEndOfTheLink(Status status) {
            return NettyFates.isEndOfTheLink(status);
        }

        @Override
        public CompletableFuture<LinkEnd> seenEnd() {
            return channels.ended();
        }

        /** gRPC has ended the channel's readiness in the middle of an event that this loop reports next, or the link is idle. */
        @Override
        public void notReady(CompletableFuture<LinkEnd> ended) {
            loop.execute(() -> ended.complete(channels.isIntact() ? LinkEnd.IDLE : LinkEnd.BROKEN));
        }

        @Override
        public void breakOff() {
            channels.close();
        }

        @Override
        public CompletableFuture<Void> release() {
            return held.release();
        }
    }

    private static NettyChannelBuilder builder(
            Route route, EventLoop loop, LinkChannels channels, @Nullable SslContext ssl) {
        NettyChannelBuilder builder = new OneAddress(destination(route))
                .builder(NettyChannelBuilder::forTarget)
                .eventLoopGroup(loop)
                .channelFactory(channels)
                .flowControlWindow(FlowControl.STREAM_WINDOW_BYTES)
                .withOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(WRITTEN_AHEAD_BYTES / 2, WRITTEN_AHEAD_BYTES))
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
        // else every channel looks in vain for OpenCensus, at the price of two exceptions
        InternalNettyChannelBuilder.setStatsEnabled(builder, false);
        InternalNettyChannelBuilder.setTracingEnabled(builder, false);
        return ssl == null ? builder.usePlaintext() : builder.sslContext(ssl);
    }

    /** Through a proxy the name goes on unresolved; gRPC looks nothing up in either case. */
    private static InetSocketAddress destination(Route route) {
        return route.proxy().isEmpty()
                ? route.socketAddress()
                : InetSocketAddress.createUnresolved(
                        route.server().host(), route.server().port());
    }
}
