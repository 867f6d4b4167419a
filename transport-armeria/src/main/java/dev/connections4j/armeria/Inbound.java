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
 * Hands Armeria's events of a call from its event loop to the executor, one after the other, in the call's context. The end of a stream is
 * reported as soon as all messages before it were taken. Armeria reports it only after a request for one message more, so the call always
 * requests one more, which is kept here until it is wanted.
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

    /** Runs the action once the end was reported; at once if it already was. */
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
        Runnable ending;
        Runnable after = null;
        synchronized (kept) {
            ending = kept.isEmpty() ? end : null;
            if (ending != null) {
                end = null;
                closed = true;
                after = whenClosed;
            }
        }
        if (after != null) {
            after.run();
        }
        if (ending != null) {
            ending.run();
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
                    throw e; // by the last call-back: no later one can report it
                }
                call.cancel("a call-back failed", e);
            }
        });
        executor.execute(inContext);
    }
}
