package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.testkit.Await;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ConnectivityState;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Deadlines, sizes, interceptors and threads of calls. */
abstract class CallsContract extends ContractPart {
    CallsContract(String transport) {
        super(transport);
    }

    private long minutesLeft() {
        List<Deadline> deadlines =
                server.calls("Echo").stream().map(call -> call.deadline()).toList();
        return deadlines.get(deadlines.size() - 1).timeRemaining(TimeUnit.MINUTES);
    }

    @Test
    void rpcDeadline_notGiven_callsHaveNone() {
        Calls.echo(connect(ALIAS).channel());
        assertNull(server.calls("Echo").get(0).deadline());
    }

    @Test
    void rpcDeadline_given_isEachCallsButItsOwnWins() {
        Connection connection = connect(ALIAS, p -> p.rpcDeadline(Duration.ofHours(2)));
        Calls.echo(connection.channel());
        assertTrue(minutesLeft() > 60, () -> minutesLeft() + " min");
        Calls.echo(connection.channel(), CallOptions.DEFAULT.withDeadlineAfter(4, TimeUnit.HOURS));
        assertTrue(minutesLeft() > 180, () -> minutesLeft() + " min");
        Calls.echo(connection.channel(), CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.HOURS));
        assertTrue(minutesLeft() <= 60, () -> minutesLeft() + " min");
    }

    @Test
    void rpcDeadline_silentServer_endsTheCall() {
        Connection connection = connect(ALIAS, p -> p.rpcDeadline(Duration.ofMillis(100)));
        assertEquals(
                Status.Code.DEADLINE_EXCEEDED,
                Calls.failure(Calls.startSilent(connection.channel())).getCode());
    }

    @Test
    void callsOwnDeadline_silentServer_endsTheCall() {
        Connection connection = connect(ALIAS);
        CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(100, TimeUnit.MILLISECONDS);
        Future<byte[]> call = Calls.start(connection.channel(), TestCalls.SILENT, soon, new byte[0]);
        assertEquals(Status.Code.DEADLINE_EXCEEDED, Calls.failure(call).getCode());
    }

    private Future<byte[]> ask(Channel channel, int bytes) {
        return Calls.start(channel, TestCalls.SIZED, CallOptions.DEFAULT, TestCalls.size(bytes));
    }

    @Test
    void maxInboundMessageSize_default_letsTwentyMegabytesPass() {
        assertEquals(20 << 20, Calls.answer(ask(connect(ALIAS).channel(), 20 << 20)).length);
    }

    @Test
    void maxInboundMessageSize_exceeded_endsTheCallOnly() {
        Channel channel = connect(ALIAS, p -> p.maxInboundMessageSize(1000)).channel();
        Status status = Calls.failure(ask(channel, 1001));
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, status.getCode());
        assertEquals(1000, Calls.answer(ask(channel, 1000)).length);
        assertEquals(1, server.acceptedSockets());
    }

    @Test
    void manyMessages_biggerThanAnyWindow_allPass() {
        Channel channel = connect(ALIAS).channel();
        long sum = 0;
        for (int i = 0; i < 40; i++) {
            sum += Calls.answer(ask(channel, 1 << 20)).length;
        }
        assertEquals(40L << 20, sum);
    }

    @Test
    void interceptors_several_runInTheirOrderOnEveryChannel() {
        List<String> seen = new CopyOnWriteArrayList<>();
        Connection connection =
                connect(ALIAS, p -> p.interceptors(List.of(noting(seen, "outer"), noting(seen, "inner"))));
        seen.clear();
        Calls.echo(connection.channel());
        Calls.echo(connection.channel("other"));
        assertEquals(List.of("outer", "inner", "outer", "inner"), seen);
    }

    private static ClientInterceptor noting(List<String> seen, String name) {
        return new ClientInterceptor() {
            @Override
            public <Q, A> ClientCall<Q, A> interceptCall(
                    MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
                seen.add(name);
                return next.newCall(method, options);
            }
        };
    }

    @Test
    void interceptor_addsAHeader_itIsSent() {
        Metadata.Key<String> key = Metadata.Key.of("client-request-id", Metadata.ASCII_STRING_MARSHALLER);
        Metadata headers = new Metadata();
        headers.put(key, "42");
        ClientInterceptor attaching = io.grpc.stub.MetadataUtils.newAttachHeadersInterceptor(headers);
        Calls.echo(connect(ALIAS, p -> p.interceptors(List.of(attaching))).channel());
        assertEquals(List.of("42"), server.calls("Echo").get(0).header("client-request-id"));
    }

    @Test
    void callBack_executorGiven_runsThere() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool(task -> new Thread(task, "the-users-own"));
        closing(executor::shutdownNow);
        Connection connection = connect(ALIAS, p -> p.executor(executor));
        assertEquals("the-users-own", outcome(callBackOf(connection.channel(), () -> {})));
        server.cutSockets();
        Await.until("the loss is noticed", () -> connection.state() != ConnectivityState.READY);
        assertEquals("the-users-own", outcome(callBackOf(connection.channel(), () -> {})));
    }

    @Test
    void callBack_blocksOnAnotherCall_holdsNoEventLoopUp() throws Exception {
        Connection connection = connect(ALIAS);
        Runnable another = () -> Calls.echo(connection.channel());
        for (int i = 0; i < 3; i++) {
            outcome(callBackOf(connection.channel(), another));
        }
        assertEquals(6, server.calls("Echo").size());
        assertEquals(1, server.acceptedSockets());
    }

    /** Makes a call, does something in its call-back, and tells on which thread. */
    private static CompletableFuture<String> callBackOf(Channel channel, Runnable action) {
        CompletableFuture<String> done = new CompletableFuture<>();
        ClientCalls.asyncUnaryCall(
                channel.newCall(TestCalls.ECHO, CallOptions.DEFAULT), new byte[1], new StreamObserver<>() {
                    @Override
                    public void onNext(byte[] answer) {
                        action.run();
                    }

                    @Override
                    public void onError(Throwable failure) {
                        done.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {
                        done.complete(Thread.currentThread().getName());
                    }
                });
        return done;
    }

    @Test
    void cancel_byTheUser_endsTheStreamAndKeepsTheSocket() {
        Connection connection = connect(ALIAS);
        Chat chat = Chat.open(connection.channel());
        chat.cancel();
        assertEquals(Status.Code.CANCELLED, chat.end().getCode());
        assertEquals("hello", Calls.echo(connection.channel()));
        assertEquals(1, server.acceptedSockets());
    }
}
