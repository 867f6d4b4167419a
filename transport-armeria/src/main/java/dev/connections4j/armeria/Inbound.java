package dev.connections4j.armeria;

import com.google.common.util.concurrent.MoreExecutors;
import dev.connections4j.async.CallbackThreads;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What Armeria tells of a call on its event loop, handed on on the executor, one after the other, in the call's context. The end of a stream
 * is told as soon as all that came before was taken: Armeria tells it only to who asks for one message more, so the call always asks
 * for one more, which is kept here until it is wanted.
 */
final class Inbound<A> extends ClientCall.Listener<A> {
    private final ClientCall.Listener<A> listener;
    private final Context context;
    private final Executor executor;
    private final boolean streaming;
    private final ClientCall<?, A> call;
    // Under the lock of kept.
    private final Deque<A> kept = new ArrayDeque<>();
    private long wanted;
    private boolean dropping;
    private boolean closed;
    private boolean answered; // of the event loop
    private @Nullable Runnable end;
    private @Nullable Runnable whenClosed;

    Inbound(
            ClientCall.Listener<A> listener,
            Context context,
            Executor executor,
            boolean streaming,
            ClientCall<?, A> call) {
        this.listener = listener;
        this.context = context;
        this.executor = MoreExecutors.newSequentialExecutor(CallbackThreads.marking(executor));
        this.streaming = streaming;
        this.call = call;
    }

    /** The user takes this many messages more. */
    void want(int messages) {
        boolean waiting;
        synchronized (kept) {
            wanted += messages;
            waiting = !kept.isEmpty();
        }
        if (waiting) {
            run(this::handOver);
        }
    }

    /** The user gave up: what is kept is no use, and the end needs not wait for it. */
    void dropKept() {
        synchronized (kept) {
            dropping = true;
            kept.clear();
        }
        run(this::handOver);
    }

    /** Runs once after the end was told; at once if it was. */
    void whenClosed(Runnable action) {
        synchronized (kept) {
            if (!closed) {
                whenClosed = action;
                return;
            }
        }
        action.run();
    }

    @Override
    public void onHeaders(Metadata headers) {
        answered = true;
        run(() -> listener.onHeaders(headers));
    }

    @Override
    public void onReady() {
        run(listener::onReady);
    }

    @Override
    public void onMessage(A message) {
        synchronized (kept) {
            if (dropping) {
                return;
            }
            kept.add(message);
        }
        run(this::handOver);
    }

    @Override
    public void onClose(Status seen, Metadata trailers) {
        Status status = answered ? CallStatus.afterAnswer(seen) : seen;
        synchronized (kept) {
            if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
                kept.clear();
            }
            end = () -> listener.onClose(status, trailers);
        }
        run(this::handOver);
    }

    /** Hands over what is wanted, then the end if it came and nothing is left before it. */
    private void handOver() {
        A message;
        while ((message = next()) != null) {
            listener.onMessage(message);
        }
        Runnable told;
        Runnable after = null;
        synchronized (kept) {
            told = kept.isEmpty() ? end : null;
            if (told != null) {
                end = null;
                closed = true;
                after = whenClosed;
            }
        }
        if (after != null) {
            after.run();
        }
        if (told != null) {
            told.run();
        }
    }

    private boolean isClosed() {
        synchronized (kept) {
            return closed;
        }
    }

    private @Nullable A next() {
        synchronized (kept) {
            if (streaming && wanted == 0) {
                return null;
            }
            A message = kept.poll();
            if (message != null) {
                wanted--;
            }
            return message;
        }
    }

    private void run(Runnable step) {
        Runnable inContext = context.wrap(() -> {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                if (isClosed()) {
                    throw e; // by the last call-back: nobody is left to be told
                }
                call.cancel("a call-back failed", e);
            }
        });
        executor.execute(inContext);
    }
}
