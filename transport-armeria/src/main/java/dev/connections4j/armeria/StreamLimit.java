package dev.connections4j.armeria;

import dev.connections4j.spi.DeferredCall;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Calls beyond the server's limit of concurrent streams wait for their turn on the link's one socket. */
final class StreamLimit {
    private final EventLoop loop;
    private final Http2Session session;
    private volatile int max;
    // These belong to the event loop.
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int running;

    /**
     * A call in the queue.
     *
     * @param begin hands over to the real call; false if it ended while it waited
     * @param fail ends it
     */
    private record Waiting(BooleanSupplier begin, Consumer<Status> fail) {}

    StreamLimit(EventLoop loop, Http2Session session) {
        this.loop = loop;
        this.session = session;
        this.max = session.maxStreams();
        session.onStreams(this::drain);
    }

    <Q, A> ClientCall<Q, A> newCall(Channel channel, MethodDescriptor<Q, A> method, CallOptions options) {
        if (max == Integer.MAX_VALUE) {
            return channel.newCall(method, options);
        }
        DeferredCall<Q, A> call =
                new DeferredCall<>(options, Runnable::run, "one of the streams that the server allows");
        Waiting waiting = new Waiting(() -> call.setCall(() -> counted(channel.newCall(method, options))), call::fail);
        return new SimpleForwardingClientCall<>(call) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                super.start(listener, headers);
                onLoop(() -> enqueue(waiting), call::fail);
                call.whenClosed(() -> onLoop(() -> queue.remove(waiting), status -> {}));
            }
        };
    }

    /** Ends the calls that still wait. */
    void close() {
        Status status = Status.UNAVAILABLE.withDescription("the connection was closed");
        onLoop(
                () -> {
                    for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
                        waiting.fail().accept(status);
                    }
                },
                refused -> {});
    }

    private void onLoop(Runnable step, Consumer<Status> otherwise) {
        try {
            loop.execute(step);
        } catch (RejectedExecutionException e) {
            otherwise.accept(Status.UNAVAILABLE
                    .withDescription("the connection is closed")
                    .withCause(e));
        }
    }

    private void enqueue(Waiting waiting) {
        queue.add(waiting);
        drain();
    }

    private void drain() {
        max = session.maxStreams();
        while (!queue.isEmpty() && running < max && session.streams() < max) {
            running++;
            if (!queue.remove().begin().getAsBoolean()) {
                running--;
            }
        }
    }

    private <Q, A> ClientCall<Q, A> counted(ClientCall<Q, A> call) {
        return new SimpleForwardingClientCall<>(call) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                super.start(
                        new SimpleForwardingClientCallListener<A>(listener) {
                            @Override
                            public void onClose(Status status, Metadata trailers) {
                                onLoop(StreamLimit.this::ended, refused -> {});
                                super.onClose(status, trailers);
                            }
                        },
                        headers);
            }
        };
    }

    private void ended() {
        running--;
        drain();
    }
}
