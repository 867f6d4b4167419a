package dev.connections4j.armeria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.link.Links;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The one socket: the server's limit of streams, flow control, keepalive, idling, cancellation. */
class ArmeriaSocketTest {
    @Test
    void calls_moreThanTheServerAllows_waitForTheirTurnOnOneSocket() throws InterruptedException {
        try (OwnServer server = new OwnServer(OwnServer::echo, b -> b.maxConcurrentCallsPerConnection(2))) {
            TransportLink link = Links.to(new ArmeriaTransport(), server.port()).open();
            List<ClientCall<byte[], byte[]>> calls = new ArrayList<>();
            List<Seen> seen = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Seen one = new Seen();
                calls.add(start(link, one, 10));
                seen.add(one);
            }
            calls.forEach(call -> call.sendMessage(new byte[1]));
            Await.until("two are answered", () -> answered(seen) == 2);
            calls.get(19).cancel("not wanted any more", null);
            assertEquals(Status.Code.CANCELLED, Links.guarded(seen.get(19).end).getCode());
            calls.subList(0, 19).forEach(ClientCall::halfClose);
            for (Seen one : seen.subList(0, 19)) {
                assertEquals(Status.Code.OK, Links.guarded(one.end).getCode());
            }
            assertEquals(1, server.sockets.get());
            Links.guarded(link.close());
        }
    }

    @Test
    void close_callsStillWaitForAStream_endUnavailable() throws InterruptedException {
        try (OwnServer server = new OwnServer(OwnServer::echo, b -> b.maxConcurrentCallsPerConnection(1))) {
            TransportLink link = Links.to(new ArmeriaTransport(), server.port()).open();
            Seen first = new Seen();
            start(link, first, 1).sendMessage(new byte[1]);
            Await.until("the first is answered", () -> answered(List.of(first)) == 1);
            Seen second = new Seen();
            start(link, second, 1);
            Links.guarded(link.close());
            assertEquals(Status.Code.UNAVAILABLE, Links.guarded(first.end).getCode());
            assertEquals(Status.Code.UNAVAILABLE, Links.guarded(second.end).getCode());
        }
    }

    @Test
    void stream_notRead_leavesTheOthersAlone() throws InterruptedException {
        try (OwnServer server = new OwnServer(OwnServer::echo, b -> b)) {
            TransportLink link = Links.to(new ArmeriaTransport(), server.port()).open();
            List<ClientCall<byte[], byte[]>> slow = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                ClientCall<byte[], byte[]> call = start(link, new Seen(), 0);
                for (int k = 0; k < 4; k++) {
                    call.sendMessage(new byte[1 << 20]);
                }
                slow.add(call);
            }
            for (int i = 0; i < 20; i++) {
                byte[] answer = ClientCalls.blockingUnaryCall(
                        link.channel(), OwnServer.UNARY, CallOptions.DEFAULT, new byte[100_000]);
                assertEquals(100_000, answer.length);
            }
            slow.forEach(call -> call.cancel("enough", null));
            Links.guarded(link.close());
        }
    }

    @Test
    void keepalive_peerFallsSilent_isLostAndCallsEndUnavailable() throws Exception {
        try (OwnServer server = new OwnServer(OwnServer::echo, b -> b);
                Relay relay = new Relay(server.port())) {
            TransportLink link = Links.to(new ArmeriaTransport(), relay.port())
                    .with(Parameters.KEEP_ALIVE_TIME, Duration.ofMillis(50))
                    .with(Parameters.KEEP_ALIVE_TIMEOUT, Duration.ofMillis(50))
                    .open();
            relay.pause();
            Seen seen = new Seen();
            start(link, seen, 1);
            Links.guarded(link.ended());
            Status status = Links.guarded(seen.end);
            assertEquals(Status.Code.UNAVAILABLE, status.getCode());
            assertEquals("the connection was lost", status.getDescription());
            assertTrue(String.valueOf(status.getCause().getCause()).contains("keepalive"), status.toString());
            Links.guarded(link.close());
        }
    }

    @Test
    void keepalive_peerAnswers_pingsGoOnAndTheLinkStays() throws Exception {
        try (OwnServer server = new OwnServer(
                        OwnServer::echo,
                        b -> b.permitKeepAliveTime(1, TimeUnit.MILLISECONDS).permitKeepAliveWithoutCalls(true));
                Relay relay = new Relay(server.port())) {
            TransportLink link = Links.to(new ArmeriaTransport(), relay.port())
                    .with(Parameters.KEEP_ALIVE_TIME, Duration.ofMillis(20))
                    .with(Parameters.KEEP_ALIVE_TIMEOUT, Duration.ofSeconds(20))
                    .open();
            for (int i = 0; i < 5; i++) {
                long before = relay.toServer();
                Await.until("another ping", () -> relay.toServer() > before);
            }
            assertFalse(link.ended().isDone());
            Links.guarded(link.close());
        }
    }

    @Test
    void idle_noCalls_isLostButNotWhileACallIsInFlight() throws Exception {
        try (OwnServer server = new OwnServer(OwnServer::echo, b -> b)) {
            TransportLink link = Links.to(new ArmeriaTransport(), server.port())
                    .with(Parameters.IDLE_TIMEOUT, Duration.ofMillis(300))
                    .open();
            Seen seen = new Seen();
            ClientCall<byte[], byte[]> call = start(link, seen, 10);
            call.sendMessage(new byte[1]);
            Await.until("the call is there", () -> answered(List.of(seen)) == 1);
            long twice = System.nanoTime() + Duration.ofMillis(900).toNanos();
            Await.until("the idle timeout has passed twice", () -> System.nanoTime() - twice > 0);
            assertFalse(link.ended().isDone());
            call.halfClose();
            assertEquals(Status.Code.OK, Links.guarded(seen.end).getCode());
            Links.guarded(link.ended());
            Links.guarded(link.close());
        }
    }

    @Test
    void cancelledContext_endsTheCallAndTheServerSeesIt() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        AtomicInteger began = new AtomicInteger();
        try (OwnServer server = new OwnServer(
                (call, headers) -> {
                    began.incrementAndGet();
                    return new ServerCall.Listener<>() {
                        @Override
                        public void onCancel() {
                            cancelled.countDown();
                        }
                    };
                },
                b -> b)) {
            TransportLink link = Links.to(new ArmeriaTransport(), server.port()).open();
            Seen seen = new Seen();
            Context.CancellableContext context = Context.current().withCancellation();
            context.run(() -> {
                ClientCall<byte[], byte[]> call = start(link, seen, 1);
                call.sendMessage(new byte[1]);
            });
            Await.until("the server has it", () -> began.get() == 1);
            context.cancel(new IllegalStateException("no use"));
            assertEquals(Status.Code.CANCELLED, Links.guarded(seen.end).getCode());
            assertTrue(cancelled.await(20, TimeUnit.SECONDS));
            StatusRuntimeException after = assertThrows(
                    StatusRuntimeException.class,
                    () -> context.call(() -> ClientCalls.blockingUnaryCall(
                            link.channel(), OwnServer.UNARY, CallOptions.DEFAULT, new byte[0])));
            assertEquals(Status.Code.CANCELLED, after.getStatus().getCode());
            Links.guarded(link.close());
        }
    }

    private static ClientCall<byte[], byte[]> start(TransportLink link, Seen seen, int messages) {
        ClientCall<byte[], byte[]> call = link.channel().newCall(OwnServer.STREAM, CallOptions.DEFAULT);
        call.start(seen, new Metadata());
        if (messages > 0) {
            call.request(messages);
        }
        return call;
    }

    private static long answered(List<Seen> seen) {
        return seen.stream()
                .filter(s -> s.events.stream().anyMatch(e -> e.startsWith("message")))
                .count();
    }
}
