package dev.connections4j.armeria;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.testkit.link.Links;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.netty.channel.DefaultEventLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of one stream: whatever becomes of a call, the next one gets its turn, and only one does. */
class StreamLimitTest {
    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final StreamLimit limit = new StreamLimit(loop, new OneStream());
    private final List<ClientCall.Listener<byte[]>> started = new CopyOnWriteArrayList<>();

    static Stream<Throwable> faults() {
        return Stream.of(new IllegalStateException("broken"), new NoClassDefFoundError("broken"));
    }

    private static void raise(Throwable fault) {
        if (fault instanceof Error e) {
            throw e;
        }
        throw (RuntimeException) fault;
    }

    @AfterEach
    void endLoop() {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void start_throws_theCallEndsAndTheNextHasItsTurn(Throwable fault) {
        Seen broken = begin(listener -> raise(fault));

        assertEquals(fault, Links.guarded(broken.end).getCause());
        assertTheNextHasItsTurn();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void newCall_throws_theCallEndsAndTheNextHasItsTurn(Throwable fault) {
        Seen broken = new Seen();
        limit.newCall(new FakeChannel(() -> raise(fault), listener -> {}), OwnServer.UNARY, CallOptions.DEFAULT)
                .start(broken, new Metadata());

        assertEquals(fault, Links.guarded(broken.end).getCause());
        assertTheNextHasItsTurn();
    }

    @Test
    void start_tellsTheEndAndThrows_givesOneTurnBack() {
        begin(listener -> {
            listener.onClose(Status.UNAVAILABLE, new Metadata());
            throw new IllegalStateException("broken");
        });

        assertTheNextHasItsTurn();
    }

    @Test
    void end_toldTwice_givesOneTurnBack() {
        begin(started::add);
        passLoop();
        started.get(0).onClose(Status.OK, new Metadata());
        started.get(0).onClose(Status.OK, new Metadata());
        started.clear();

        assertTheNextHasItsTurn();
    }

    @Test
    void cancel_beforeStart_takesNoTurn() {
        ClientCall<byte[], byte[]> call =
                limit.newCall(new FakeChannel(() -> {}, started::add), OwnServer.UNARY, CallOptions.DEFAULT);
        Seen seen = new Seen();
        call.cancel("not wanted", null);
        call.start(seen, new Metadata());

        assertEquals(Status.Code.CANCELLED, Links.guarded(seen.end).getCode());
        assertTheNextHasItsTurn();
    }

    @Test
    void cancel_whileWaiting_leavesTheQueue() {
        begin(started::add);
        ClientCall<byte[], byte[]> waiting =
                limit.newCall(new FakeChannel(() -> {}, started::add), OwnServer.UNARY, CallOptions.DEFAULT);
        Seen seen = new Seen();
        waiting.start(seen, new Metadata());
        waiting.cancel("not wanted", null);
        passLoop();
        assertEquals(Status.Code.CANCELLED, Links.guarded(seen.end).getCode());
        started.get(0).onClose(Status.OK, new Metadata());
        started.clear();

        assertTheNextHasItsTurn();
    }

    /** Of two calls more, one starts at once, the other when that one has ended. */
    private void assertTheNextHasItsTurn() {
        begin(started::add);
        begin(started::add);
        passLoop();
        assertEquals(1, started.size());
        started.get(0).onClose(Status.OK, new Metadata());
        passLoop();
        assertEquals(2, started.size());
        started.get(1).onClose(Status.OK, new Metadata());
    }

    private Seen begin(StartedCall onStart) {
        Seen seen = new Seen();
        limit.newCall(new FakeChannel(() -> {}, onStart), OwnServer.UNARY, CallOptions.DEFAULT)
                .start(seen, new Metadata());
        return seen;
    }

    /** All that is under way on the loop, and what that leaves behind there, is done. */
    private void passLoop() {
        for (int i = 0; i < 3; i++) {
            try {
                loop.submit(() -> {}).get(30, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError(e);
            }
        }
    }

    private interface StartedCall {
        void on(ClientCall.Listener<byte[]> listener);
    }

    private static final class OneStream implements StreamLimit.Streams {
        @Override
        public int streams() {
            return 0;
        }

        @Override
        public int maxStreams() {
            return 1;
        }

        @Override
        public void onStreams(Runnable listener) {
            // nothing changes
        }
    }

    /** Its calls do what the test says, and never end by themselves. */
    private static final class FakeChannel extends Channel {
        private final Runnable onNewCall;
        private final StartedCall onStart;

        FakeChannel(Runnable onNewCall, StartedCall onStart) {
            this.onNewCall = onNewCall;
            this.onStart = onStart;
        }

        @Override
        public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
            onNewCall.run();
            return new ClientCall<>() {
                @Override
                @SuppressWarnings("unchecked")
                public void start(Listener<A> listener, Metadata headers) {
                    onStart.on((Listener<byte[]>) listener);
                }

                @Override
                public void request(int messages) {}

                @Override
                public void cancel(@Nullable String message, @Nullable Throwable cause) {}

                @Override
                public void halfClose() {}

                @Override
                public void sendMessage(Q message) {}
            };
        }

        @Override
        public String authority() {
            return "fake";
        }
    }
}
