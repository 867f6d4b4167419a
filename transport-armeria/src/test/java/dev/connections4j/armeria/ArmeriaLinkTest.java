package dev.connections4j.armeria;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Stage;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.RecordedCall;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.testkit.Await;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A link against a grpc-java server on a real socket. */
class ArmeriaLinkTest {
    @Test
    void open_plaintext_answersConnectOnOneSocket() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            LinkSupport support = new LinkSupport().with(Parameters.USER_AGENT, "books/1");
            TransportLink link = support.open(server.port());
            assertEquals("v2.3.5-standin", link.serverInfo().buildTags());
            byte[] answer = ClientCalls.blockingUnaryCall(
                    link.channel(), TestCalls.ECHO, CallOptions.DEFAULT, new byte[] {1, 2, 3});
            assertArrayEquals(new byte[] {1, 2, 3}, answer);
            assertEquals(1, server.acceptedSockets());
            RecordedCall connect = server.calls("Connect").get(0);
            RecordedCall echo = server.calls("Echo").get(0);
            assertEquals(List.of("application/grpc"), connect.header("content-type"));
            assertEquals(server.address(), connect.authority());
            assertTrue(connect.header("user-agent").get(0).startsWith("books/1 grpc-java-armeria/"));
            assertEquals(List.of(Long.toString(link.identifier().getAsLong())), echo.header("identifier"));
            assertEquals(
                    Set.of(Stage.TCP, Stage.HTTP2, Stage.CONNECT),
                    support.stages.durations().keySet());
            assertFalse(link.ended().isDone());
            LinkSupport.await(link.close());
            assertTrue(link.ended().isDone());
            Await.until("the server's sockets are gone", () -> server.openSockets() == 0);
            Await.until(
                    () -> "no thread is left of " + threads(), () -> threads().isEmpty());
        }
    }

    @Test
    void call_afterTheSocketIsCut_endsUnavailableAndNoSecondSocketOpens() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = new LinkSupport().open(server.port());
            server.cutSockets();
            LinkSupport.await(link.ended());
            assertEquals(Status.Code.UNAVAILABLE, echo(link).getStatus().getCode());
            assertEquals(1, server.acceptedSockets());
            LinkSupport.await(link.close());
        }
    }

    @Test
    void lost_onGoAway_completesWhileCallsInFlightEnd() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = new LinkSupport().open(server.port());
            BlockingQueue<byte[]> answers = new ArrayBlockingQueue<>(4);
            CompletableFuture<Status> ended = new CompletableFuture<>();
            ClientCall<byte[], byte[]> chat = chat(link, answers, ended);
            chat.sendMessage(new byte[] {7});
            assertArrayEquals(new byte[] {7}, answers.poll(20, TimeUnit.SECONDS));
            server.goAway();
            LinkSupport.await(link.ended());
            chat.sendMessage(new byte[] {8});
            chat.halfClose();
            assertArrayEquals(new byte[] {8}, answers.poll(20, TimeUnit.SECONDS));
            assertEquals(Status.Code.OK, LinkSupport.await(ended).getCode());
            assertEquals(Status.Code.UNAVAILABLE, echo(link).getStatus().getCode());
            assertEquals(1, server.acceptedSockets());
            LinkSupport.await(link.close());
        }
    }

    @Test
    void close_withCallInFlight_endsItUnavailable() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = new LinkSupport().open(server.port());
            CompletableFuture<Status> ended = new CompletableFuture<>();
            ClientCall<byte[], byte[]> chat = chat(link, new ArrayBlockingQueue<>(4), ended);
            chat.sendMessage(new byte[] {7});
            Await.until("the call is there", () -> !server.calls("Chat").isEmpty());
            LinkSupport.await(link.close());
            assertEquals(Status.Code.UNAVAILABLE, LinkSupport.await(ended).getCode());
        }
    }

    @Test
    void call_bigMessages_passBothWays() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = new LinkSupport().open(server.port());
            byte[] big = new byte[20 << 20];
            Arrays.fill(big, (byte) 42);
            assertArrayEquals(
                    big, ClientCalls.blockingUnaryCall(link.channel(), TestCalls.ECHO, CallOptions.DEFAULT, big));
            LinkSupport.await(link.close());
        }
    }

    @Test
    void call_answerAboveTheMaximum_endsResourceExhausted() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = new LinkSupport()
                    .with(Parameters.MAX_INBOUND_MESSAGE_SIZE, 1000)
                    .open(server.port());
            StatusRuntimeException failure = assertThrows(
                    StatusRuntimeException.class,
                    () -> ClientCalls.blockingUnaryCall(
                            link.channel(), TestCalls.SIZED, CallOptions.DEFAULT, TestCalls.size(1001)));
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, failure.getStatus().getCode());
            LinkSupport.await(link.close());
        }
    }

    @Test
    void call_deadlinePasses_endsDeadlineExceededAndServerIsTold() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = new LinkSupport().open(server.port());
            StatusRuntimeException failure = assertThrows(
                    StatusRuntimeException.class,
                    () -> ClientCalls.blockingUnaryCall(
                            link.channel(),
                            TestCalls.SILENT,
                            CallOptions.DEFAULT.withDeadlineAfter(200, TimeUnit.MILLISECONDS),
                            new byte[0]));
            assertEquals(Status.Code.DEADLINE_EXCEEDED, failure.getStatus().getCode());
            assertTrue(server.calls("Silent").get(0).deadline() != null);
            LinkSupport.await(link.close());
        }
    }

    @Test
    void callBacks_withAndWithoutExecutor_neverRunOnAnEventLoop() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = new LinkSupport().open(server.port());
            Set<String> names = new ConcurrentSkipListSet<>();
            CompletableFuture<Status> ended = new CompletableFuture<>();
            ClientCall<byte[], byte[]> call = link.channel().newCall(TestCalls.ECHO, CallOptions.DEFAULT);
            call.start(new Recorder(names, ended), new Metadata());
            call.request(2);
            call.sendMessage(new byte[0]);
            call.halfClose();
            assertEquals(Status.Code.OK, LinkSupport.await(ended).getCode());
            assertEquals(
                    List.of(),
                    names.stream()
                            .filter(n -> !n.startsWith("grpc-default-executor"))
                            .toList());
            LinkSupport.await(link.close());
        }
    }

    private record Names(Set<String> seen) {}

    private static final class Recorder extends ClientCall.Listener<byte[]> {
        private final Names names;
        private final CompletableFuture<Status> ended;

        Recorder(Set<String> names, CompletableFuture<Status> ended) {
            this.names = new Names(names);
            this.ended = ended;
        }

        @Override
        public void onHeaders(Metadata headers) {
            names.seen().add(Thread.currentThread().getName());
        }

        @Override
        public void onMessage(byte[] message) {
            names.seen().add(Thread.currentThread().getName());
        }

        @Override
        public void onReady() {
            names.seen().add(Thread.currentThread().getName());
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            names.seen().add(Thread.currentThread().getName());
            ended.complete(status);
        }
    }

    private static StatusRuntimeException echo(TransportLink link) {
        return assertThrows(
                StatusRuntimeException.class,
                () -> ClientCalls.blockingUnaryCall(link.channel(), TestCalls.ECHO, CallOptions.DEFAULT, new byte[0]));
    }

    private static ClientCall<byte[], byte[]> chat(
            TransportLink link, BlockingQueue<byte[]> answers, CompletableFuture<Status> ended) {
        ClientCall<byte[], byte[]> call = link.channel().newCall(TestCalls.CHAT, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(byte[] message) {
                        answers.add(message);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        ended.complete(status);
                    }
                },
                new Metadata());
        call.request(10);
        return call;
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("connections4j-armeria"))
                .toList();
    }
}
