package dev.connections4j.testkit.fourth;

import dev.connections4j.async.Operation;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.Routes;
import dev.connections4j.grpc.channel.ManagedLinkAttempt;
import dev.connections4j.grpc.channel.OneAddress;
import dev.connections4j.grpc.channel.SingleSocketGuard;
import dev.connections4j.grpc.channel.TransportHooks;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.LostCallException.Fate;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A transport as someone outside this project would write it: the support API and a stack, nothing shared between links. */
public final class FourthTransport implements Transport {
    private static final ApplicationProtocolConfig H2 = new ApplicationProtocolConfig(
            ApplicationProtocolConfig.Protocol.ALPN,
            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
            "h2");

    @Override
    public String name() {
        return "fourth";
    }

    @Override
    public Map<Parameter<?>, String> unsupported() {
        return Map.of(
                Parameters.EAGER, "it waits for the server's SETTINGS", Parameters.PROXY_ADDRESS, "it knows no proxy");
    }

    @Override
    public Operation<TransportLink> open(LinkRequest request) {
        return Routes.open(request, FourthTransport::open);
    }

    private static Operation<TransportLink> open(Route route) {
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        SingleSocketGuard socket = new SingleSocketGuard();
        CompletableFuture<LinkEnd> ended = new CompletableFuture<>();
        NettyChannelBuilder builder = new OneAddress(route.socketAddress())
                .builder(NettyChannelBuilder::forTarget)
                .eventLoopGroup(loop)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                .channelFactory(() -> claimed(socket, route, ended));
        route.tls().ifPresentOrElse(tls -> builder.sslContext(context(tls)), builder::usePlaintext);
        return ManagedLinkAttempt.open(route, builder, new TransportHooks() {
            @Override
            public CompletableFuture<LinkEnd> seenEnd() {
                return ended;
            }

            @Override
            public @Nullable Fate fate(Status status, boolean sent) {
                return FourthTransport.fate(String.valueOf(status.getDescription()), sent);
            }

            /** By GOAWAY, whose code gives the status its own. */
            @Override
            public boolean isEndOfTheLink(Status status) {
                String description = String.valueOf(status.getDescription());
                return description.startsWith("Abrupt GOAWAY closed sent stream.")
                        || description.startsWith("Connection closed after GOAWAY.");
            }

            /** gRPC reports it while GOAWAY is being dealt with. */
            @Override
            public void notReady(CompletableFuture<LinkEnd> link) {
                loop.execute(() -> link.complete(LinkEnd.BROKEN));
            }

            @Override
            public CompletableFuture<Void> release() {
                return released(loop);
            }
        });
    }

    /** The descriptions that grpc-netty gives; what it says otherwise, the server may have processed. */
    private static @Nullable Fate fate(String description, boolean sent) {
        if (description.equals("RST_STREAM closed stream. HTTP/2 error code: REFUSED_STREAM")) {
            return Fate.REFUSED;
        }
        if (description.startsWith("Abrupt GOAWAY closed sent stream. HTTP/2 error code: NO_ERROR")) {
            return Fate.ABOVE_GOAWAY;
        }
        boolean unsent = description.startsWith("GOAWAY ") || description.startsWith("Abrupt GOAWAY closed unsent");
        return unsent && !sent ? Fate.NOT_SENT : null;
    }

    private static Channel claimed(SingleSocketGuard socket, Route route, CompletableFuture<LinkEnd> ended) {
        try {
            socket.claim();
        } catch (SocketException e) {
            throw Status.UNAVAILABLE.withCause(e).asRuntimeException();
        }
        Channel channel = new NioSocketChannel();
        channel.pipeline().addLast(new Stages(route), new LinkEnds(ended));
        return channel;
    }

    private static SslContext context(TlsMaterial tls) {
        String[] protocols = TlsMaterial.PROTOCOLS.toArray(String[]::new);
        return new JdkSslContext(
                tls.sslContext(),
                true,
                null,
                IdentityCipherSuiteFilter.INSTANCE,
                H2,
                ClientAuth.NONE,
                protocols,
                false);
    }

    private static CompletableFuture<Void> released(EventLoopGroup loop) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).addListener(ended -> done.complete(null));
        return done;
    }
}
