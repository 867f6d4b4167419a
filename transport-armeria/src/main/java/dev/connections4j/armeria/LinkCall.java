package dev.connections4j.armeria;

import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A call that behaves as grpc-java's own: call-backs run on the executor, one after the other, in the context of the call, which is cancelled
 * with it. And the end of a stream is told as soon as all that came before was taken; Armeria tells it only to who asks for one message
 * more, so one more is always asked for, and kept if it comes.
 */
final class LinkCall<Q, A> extends SimpleForwardingClientCall<Q, A> implements Context.CancellationListener {
    private final Context context;
    private final Executor executor;
    private final boolean streaming;
    private final Deque<A> kept = new ArrayDeque<>();
    private long wanted;
    private @Nullable Runnable ending;
    private volatile boolean cancelled;
    private volatile boolean closed;
    private @Nullable Listener<A> listener;

    LinkCall(ClientCall<Q, A> call, Context context, Executor executor, boolean streaming) {
        super(call);
        this.context = context;
        this.executor = MoreExecutors.newSequentialExecutor(executor);
        this.streaming = streaming;
    }

    @Override
    public void start(Listener<A> responseListener, Metadata headers) {
        listener = responseListener;
        super.start(new Inbound(responseListener), headers);
        if (streaming) {
            super.request(1);
        }
        if (context != Context.ROOT) {
            context.addListener(this, Runnable::run);
            if (closed) {
                context.removeListener(this);
            }
        }
    }

    @Override
    public void cancelled(Context of) {
        cancel("the context was cancelled", of.cancellationCause());
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        cancelled = true;
        super.cancel(message == null && cause == null ? "the call was cancelled" : message, cause);
    }

    @Override
    public void request(int messages) {
        boolean waiting;
        synchronized (kept) {
            wanted += messages;
            waiting = !kept.isEmpty();
        }
        Listener<A> started = listener;
        if (waiting && started != null) {
            run(() -> hand(started));
        }
        super.request(messages);
    }

    /** Hands over what was asked for; then the end, if it came. On the executor. */
    private void hand(Listener<A> to) {
        while (true) {
            A message;
            Runnable end = null;
            synchronized (kept) {
                message = wanted > 0 || !streaming ? kept.poll() : null;
                if (message != null) {
                    wanted--;
                } else if (kept.isEmpty()) {
                    end = ending;
                    ending = null;
                }
            }
            if (message == null) {
                if (end != null) {
                    end.run();
                }
                return;
            }
            to.onMessage(message);
        }
    }

    private void run(Runnable step) {
        Runnable guarded = () -> {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                cancel("a call-back failed", e);
            }
        };
        try {
            executor.execute(context.wrap(guarded));
        } catch (RejectedExecutionException e) {
            ForkJoinPool.commonPool().execute(context.wrap(guarded)); // better on a foreign thread than never
        }
    }

    /** What Armeria tells, on its event loop. */
    private final class Inbound extends Listener<A> {
        private final Listener<A> to;

        Inbound(Listener<A> to) {
            this.to = to;
        }

        @Override
        public void onHeaders(Metadata headers) {
            run(() -> to.onHeaders(headers));
        }

        @Override
        public void onReady() {
            run(to::onReady);
        }

        @Override
        public void onMessage(A message) {
            synchronized (kept) {
                kept.add(message);
            }
            run(() -> hand(to));
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            run(() -> {
                synchronized (kept) {
                    if (cancelled || status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
                        kept.clear();
                    }
                    ending = () -> {
                        closed = true;
                        context.removeListener(LinkCall.this);
                        to.onClose(status, trailers);
                    };
                }
                hand(to);
            });
        }
    }
}
