package dev.connections4j.armeria;

import dev.connections4j.async.DeferredCall;
import dev.connections4j.spi.LostCallException.Fate;
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
import java.util.function.Consumer;

/** Calls beyond the server's limit of concurrent streams wait for their turn on the link's one socket. */
final class StreamLimit {
    private final EventLoop loop;
    private final Streams streams;
    private volatile int max;
    // These belong to the event loop.
    private final Deque<Turn> queue = new ArrayDeque<>();
    private int running;
    private boolean closed;

    /** The streams of the link's HTTP/2 connection. Belongs to the event loop. */
    interface Streams {
        int streams();

        /** How many the server allows. */
        int maxStreams();

        /** Runs the listener whenever a stream begins or ends, or the limit changes. */
        void onStreams(Runnable listener);
    }

    /** A call's turn: waited for, taken, given back once. Belongs to the event loop. */
    private final class Turn {
        private final Runnable begin;
        private final Consumer<Status> fail;
        private boolean taken;

        /** {@code begin} hands over to the real call, {@code fail} ends one that waits; whatever ends the call, {@link #end} follows. */
        Turn(Runnable begin, Consumer<Status> fail) {
            this.begin = begin;
            this.fail = fail;
        }

        void await() {
            if (closed) {
                fail.accept(CallStatus.lost(Fate.NOT_SENT, null));
                return;
            }
            queue.add(this);
            drain();
        }

        void take() {
            taken = true;
            running++;
            begin.run();
        }

        /** Gives it back, or no longer waits for it. May be repeated. */
        void end() {
            if (taken) {
                taken = false;
                running--;
                drain();
            } else {
                queue.remove(this);
            }
        }
    }

    StreamLimit(EventLoop loop, Streams streams) {
        this.loop = loop;
        this.streams = streams;
        this.max = streams.maxStreams();
        streams.onStreams(this::drain);
    }

    <Q, A> ClientCall<Q, A> newCall(Channel channel, MethodDescriptor<Q, A> method, CallOptions options) {
        if (max == Integer.MAX_VALUE) {
            return channel.newCall(method, options);
        }
        DeferredCall<Q, A> call =
                new DeferredCall<>(options, Runnable::run, "one of the streams that the server allows");
        return new SimpleForwardingClientCall<>(call) {
            private final Turn turn = new Turn(
                    () -> call.setCall(() -> telling(channel.newCall(method, options), this::ended)), call::fail);

            @Override
            public void start(Listener<A> listener, Metadata headers) {
                super.start(listener, headers);
                onLoop(turn::await, call::fail);
                call.whenClosed(this::ended);
            }

            private void ended() {
                onLoop(turn::end, refused -> {});
            }
        };
    }

    /** Ends the calls that still wait: the link takes no more, and those in flight may last. */
    void close() {
        Status status = CallStatus.lost(Fate.NOT_SENT, null);
        onLoop(
                () -> {
                    closed = true;
                    for (Turn turn = queue.poll(); turn != null; turn = queue.poll()) {
                        turn.fail.accept(status);
                    }
                },
                refused -> {});
    }

    private void onLoop(Runnable step, Consumer<Status> otherwise) {
        try {
            loop.execute(step);
        } catch (RejectedExecutionException e) {
            otherwise.accept(CallStatus.lost(Fate.NOT_SENT, e));
        }
    }

    private void drain() {
        max = streams.maxStreams();
        while (!queue.isEmpty() && running < max && streams.streams() < max) {
            queue.remove().take();
        }
    }

    private static <Q, A> ClientCall<Q, A> telling(ClientCall<Q, A> call, Runnable ended) {
        return new SimpleForwardingClientCall<>(call) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                super.start(
                        new SimpleForwardingClientCallListener<A>(listener) {
                            @Override
                            public void onClose(Status status, Metadata trailers) {
                                ended.run();
                                super.onClose(status, trailers);
                            }
                        },
                        headers);
            }
        };
    }
}
