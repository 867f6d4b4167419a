package dev.connections4j.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.async.Operation;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.channel.ManagedLinkAttempt;
import dev.connections4j.grpc.channel.OneAddress;
import dev.connections4j.spi.Lease;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.FaultyPort;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NettyLinkTest extends LinkTests {
    @Test
    void open_plaintext_answersConnectAndTakesTheTimes() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.builder().database("books").start()) {
            TransportLink link = link(server.port(), p -> p.dbName("books").token("key"));
            assertEquals("v2.3.5-standin", link.serverInfo().buildTags());
            assertTrue(link.identifier().isPresent());
            assertEquals(
                    Set.of(Stage.TCP, Stage.HTTP2, Stage.CONNECT),
                    stages.durations().keySet());
            assertEquals("hello", echo(link, "hello"));
            var call = server.calls("Echo").get(0);
            assertEquals(List.of("books"), call.header("dbname"));
            assertEquals(List.of("a2V5"), call.header("authorization"));
            assertEquals(List.of(Long.toString(link.identifier().getAsLong())), call.header("identifier"));
            close(link);
            assertTrue(link.ended().isDone());
            Await.until("the socket is closed", () -> server.openSockets() == 0);
        }
    }

    @Test
    void open_suppliedToken_isReadForEachCall() throws Exception {
        try (MilvusStandIn server =
                MilvusStandIn.builder().apiKey("one").apiKey("two").start()) {
            var tokens = List.of("one", "two").iterator();
            TransportLink link = link(server.port(), p -> p.token(tokens::next));
            echo(link, "hello");
            assertEquals(List.of("dHdv"), server.calls("Echo").get(0).header("authorization"));
            StatusRuntimeException none = assertThrows(StatusRuntimeException.class, () -> echo(link, "again"));
            assertEquals(Status.Code.UNAUTHENTICATED, none.getStatus().getCode());
            assertInstanceOf(
                    java.util.NoSuchElementException.class, none.getStatus().getCause());
            close(link);
        }
    }

    @Test
    void goAway_oneCallInFlight_isLostAtOnceAndOpensNoOtherSocket() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = link(server.port(), p -> {});
            server.goAway();
            link.ended().get(30, TimeUnit.SECONDS);
            StatusRuntimeException late = assertThrows(StatusRuntimeException.class, () -> echo(link, "late"));
            assertEquals(Status.Code.UNAVAILABLE, late.getStatus().getCode());
            assertEquals(1, server.acceptedSockets());
            close(link);
        }
    }

    @Test
    void socketCut_isLostAndLateCallsEndUnavailableEvenIfTheyWaitForReady() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = link(server.port(), p -> {});
            server.cutSockets();
            StatusRuntimeException late = assertThrows(
                    StatusRuntimeException.class,
                    () -> ClientCalls.blockingUnaryCall(
                            link.channel(), TestCalls.ECHO, CallOptions.DEFAULT.withWaitForReady(), new byte[1]));
            assertEquals(Status.Code.UNAVAILABLE, late.getStatus().getCode());
            link.ended().get(30, TimeUnit.SECONDS);
            assertEquals(1, server.acceptedSockets());
            close(link);
        }
    }

    @Test
    void retain_keepsTheLoopsFromOneLinkToTheNext() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Lease lease = transport.retain();
            close(link(server.port(), p -> {}));
            Set<String> threads = ownThreads();
            assertTrue(threads.stream().anyMatch(name -> name.startsWith("connections4j-netty")), threads.toString());
            for (int i = 0; i < 4; i++) {
                close(link(server.port(), p -> {}));
            }
            assertTrue(ownThreads().containsAll(threads), "the first loop is still there");
            lease.release().get(30, TimeUnit.SECONDS);
            assertEquals(Set.of(), ownThreads());
        }
    }

    @Test
    void close_silentServer_closesTheSocket() throws Exception {
        try (FaultyPort silent = FaultyPort.silent()) {
            Operation<TransportLink> attempt = transport.open(request("127.0.0.1", silent.port(), p -> {}));
            Await.until("it waits", () -> stages.current() == Stage.HTTP2);
            attempt.close().get(30, TimeUnit.SECONDS);
            assertThrows(CancellationException.class, () -> attempt.result().get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void close_atOnce_isGivenUp() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            close(link(server.port(), p -> {})); // which loads the classes
            Operation<TransportLink> attempt = transport.open(request("127.0.0.1", server.port(), p -> {}));
            attempt.close().get(30, TimeUnit.SECONDS);
            assertThrows(CancellationException.class, () -> attempt.result().get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void open_builderThatCanNotBuild_failsWithThatAndGivesBackItsParts() throws Exception {
        Route route = new Route(
                request("127.0.0.1", 1, p -> {}),
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

    @Test
    void open_refusingPort_isRefused() throws Exception {
        LinkException e = failure(transport.open(request("127.0.0.1", FaultyPort.refusing(), p -> {})));
        assertEquals(Reason.REFUSED, e.reason());
        assertEquals(Stage.TCP, e.stage());
        assertTrue(e.failure().problem().startsWith("127.0.0.1:"), e.failure().problem());
    }

    @Test
    void open_nameOfTwoAddresses_takesTheOneThatAnswers() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            LinkRequest request = request("localhost", server.port(), p -> {});
            TransportLink link = transport.open(request).result().get(30, TimeUnit.SECONDS);
            assertTrue(stages.durations().containsKey(Stage.NAME_LOOKUP));
            assertTrue(stages.durations().containsKey(Stage.CONNECT));
            close(link);
        }
    }

    @Test
    void open_unknownHost_saysSo() throws Exception {
        LinkException e = failure(transport.open(request("no-such-host.invalid", 19530, p -> {})));
        assertEquals(Reason.UNKNOWN_HOST, e.reason());
        assertEquals(Stage.NAME_LOOKUP, e.stage());
        assertEquals("the host no-such-host.invalid has no address", e.failure().problem());
    }

    @Test
    void open_faultyPorts_eachHasItsReason() throws Exception {
        Map<String, Reason> seen = new java.util.TreeMap<>();
        try (FaultyPort closing = FaultyPort.closing();
                FaultyPort resetting = FaultyPort.resetting();
                FaultyPort garbage = FaultyPort.garbage();
                FaultyPort http1 = FaultyPort.http1()) {
            seen.put("closing", reason(closing.port(), p -> {}));
            seen.put("closing, TLS", reason(closing.port(), p -> p.secure(true)));
            seen.put("resetting", reason(resetting.port(), p -> {}));
            seen.put("resetting, TLS", reason(resetting.port(), p -> p.secure(true)));
            seen.put("garbage", reason(garbage.port(), p -> {}));
            seen.put("garbage, TLS", reason(garbage.port(), p -> p.secure(true)));
            seen.put("http1", reason(http1.port(), p -> {}));
            seen.put("http1, TLS", reason(http1.port(), p -> p.secure(true)));
        }
        assertEquals(
                Map.of(
                        "closing", Reason.CLOSED,
                        "closing, TLS", Reason.CLOSED,
                        "resetting", Reason.CLOSED,
                        "resetting, TLS", Reason.CLOSED,
                        "garbage", Reason.PROTOCOL_ERROR,
                        "garbage, TLS", Reason.TLS_ON_PLAINTEXT_PORT,
                        "http1", Reason.NOT_GRPC,
                        "http1, TLS", Reason.TLS_ON_PLAINTEXT_PORT),
                seen);
    }

    @Test
    void open_refusedByTheServer_saysWhyInItsWords() throws Exception {
        try (MilvusStandIn server =
                MilvusStandIn.builder().user("root", "Milvus").database("books").start()) {
            LinkException wrong = failure(server.port(), p -> p.user("root").password("wrong"));
            assertEquals(Reason.UNAUTHENTICATED, wrong.reason());
            assertEquals(Stage.CONNECT, wrong.stage());
            assertFalse(wrong.failure().serverSaid().isEmpty());
            LinkException missing =
                    failure(server.port(), p -> p.token("root:Milvus").dbName("nope"));
            assertEquals(Reason.DATABASE_NOT_FOUND, missing.reason());
            server.behaviour().forgetService();
            assertEquals(Reason.NOT_MILVUS, reason(server.port(), p -> p.token("root:Milvus")));
        }
    }
}
