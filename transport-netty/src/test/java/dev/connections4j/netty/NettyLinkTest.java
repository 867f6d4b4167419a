package dev.connections4j.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.async.Operation;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.channel.ManagedLinkAttempt;
import dev.connections4j.grpc.channel.OneAddress;
import dev.connections4j.spi.Lease;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.link.Links;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What links over grpc-netty share, and give back. */
class NettyLinkTest {
    private final NettyTransport transport = new NettyTransport();

    @AfterEach
    void noThreadIsLeft() {
        Links.awaitNoThread();
    }

    @Test
    void retain_keepsTheLoopsFromOneLinkToTheNext() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Lease lease = transport.retain();
            Links.to(transport, server.port()).openAndClose();
            Set<String> threads = Links.threads();
            assertTrue(threads.stream().anyMatch(name -> name.startsWith("connections4j-netty")), threads.toString());
            for (int i = 0; i < 4; i++) {
                Links.to(transport, server.port()).openAndClose();
            }
            assertTrue(Links.threads().containsAll(threads), "the first loop is still there");
            lease.release().get(30, TimeUnit.SECONDS);
            assertEquals(Set.of(), Links.threads());
        }
    }

    @Test
    void open_builderThatCanNotBuild_failsWithThatAndGivesBackItsParts() throws Exception {
        Route route = new Route(
                Links.to(transport, 1).request(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
                Optional.empty(),
                Optional.empty());
        AtomicInteger released = new AtomicInteger();
        NettyChannelBuilder noLoops = new OneAddress(route.socketAddress())
                .builder(NettyChannelBuilder::forTarget)
                .channelType(NioSocketChannel.class);
        Operation<TransportLink> attempt = ManagedLinkAttempt.open(route, noLoops, () -> {
            released.incrementAndGet();
            return CompletableFuture.completedFuture(null);
        });
        ExecutionException e =
                assertThrows(ExecutionException.class, () -> attempt.result().get(30, TimeUnit.SECONDS));
        assertInstanceOf(IllegalStateException.class, e.getCause());
        attempt.close().get(30, TimeUnit.SECONDS);
        assertEquals(1, released.get());
    }
}
