package dev.connections4j.async;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call whose real call is not there yet: keeps what is asked of it, in order, until {@link #setCall} hands it on, or ends it with a
 * status. While it waits it observes its deadline, its context's cancellation and {@link #cancel}; its listener sees exactly one
 * {@code onClose} in each case. {@code setCall} and {@code fail} may come from any thread, before or after {@code start}.
 *
 * @param <ReqT> the type of the request
 * @param <RespT> the type of the response
 */
public final class DeferredCall<ReqT, RespT> extends ClientCall<ReqT, RespT> {
    private final Object lock = new Object();
    private final Executor executor;
    private final Context context = Context.current();
    private final DeferredWatch watch;
    private List<Consumer<ClientCall<ReqT, RespT>>> asked = new ArrayList<>();
    private @Nullable Listener<RespT> listener;
    private @Nullable Runnable onClosed;
    private @Nullable Status closed;
    private boolean claimed;
    /** The real call once all that was asked before has reached it. */
    private volatile @Nullable ClientCall<ReqT, RespT> call;
    /** The real call as soon as it was started: only then may it be asked whether it is ready. */
    private volatile @Nullable ClientCall<ReqT, RespT> started;

    /**
     * A call that waits.
     *
     * @param options its deadline is observed while it waits; its executor, if it has one, runs the listener if the call ends waiting
     * @param executor runs the listener where the options name none
     * @param waitingFor what it waits for, for the message of a missed deadline, for instance {@code the token}
     */
    public DeferredCall(CallOptions options, Executor executor, String waitingFor) {
        Executor own = options.getExecutor();
        this.executor = own != null ? own : executor;
        this.watch = new DeferredWatch(options.getDeadline(), context, waitingFor, this::fail);
    }

    /**
     * Hands over to the real call. It is made and given what was asked so far on this thread, in the context in which this call was made.
     *
     * @param maker makes the real call; not asked if this call has ended. If it throws, the call ends with what that stands for
     * @return false if this call has ended already
     * @throws IllegalStateException if it was handed over before
     */
    public boolean setCall(Supplier<? extends ClientCall<ReqT, RespT>> maker) {
        synchronized (lock) {
            if (closed != null) {
                return false;
            }
            if (claimed) {
                throw new IllegalStateException("the call was handed over already");
            }
            claimed = true;
        }
        watch.stop();
        context.run(() -> {
            try {
                handOver(maker.get());
            } catch (RuntimeException | Error e) {
                end(Status.fromThrowable(e), true);
            }
        });
        return true;
    }

    /**
     * Ends the call while it waits.
     *
     * @param status what its listener sees
     * @return false if it has ended, or was handed over, already
     */
    public boolean fail(Status status) {
        return end(status, false);
    }

    /**
     * What to do if the call ends while it waits: failed, cancelled, its deadline passed, or the hand-over to the real call failed.
     *
     * @param action must not block; runs at once if it has ended already
     */
    public void whenClosed(Runnable action) {
        synchronized (lock) {
            if (closed == null) {
                onClosed = action;
                return;
            }
        }
        action.run();
    }

    private boolean end(Status status, boolean whileHandedOver) {
        Listener<RespT> wanted;
        Runnable action;
        synchronized (lock) {
            if (closed != null || (claimed && !whileHandedOver)) {
                return false;
            }
            closed = status;
            asked = new ArrayList<>();
            wanted = listener;
            action = onClosed;
        }
        watch.stop();
        if (action != null) {
            action.run();
        }
        if (wanted != null) {
            report(wanted, status);
        }
        return true;
    }

    private void report(Listener<RespT> wanted, Status status) {
        CallbackThreads.marking(executor).execute(context.wrap(() -> wanted.onClose(status, new Metadata())));
    }

    private void handOver(ClientCall<ReqT, RespT> real) {
        while (true) {
            List<Consumer<ClientCall<ReqT, RespT>>> batch;
            synchronized (lock) {
                if (asked.isEmpty()) {
                    call = real;
                    return;
                }
                batch = asked;
                asked = new ArrayList<>();
            }
            for (Consumer<ClientCall<ReqT, RespT>> step : batch) {
                try {
                    step.accept(real);
                } catch (RuntimeException | Error e) {
                    if (started == null) {
                        throw e;
                    }
                    real.cancel("what was asked of the call while it waited failed", e);
                }
            }
        }
    }

    private void ask(Consumer<ClientCall<ReqT, RespT>> step) {
        ClientCall<ReqT, RespT> real;
        synchronized (lock) {
            if (closed != null) {
                return;
            }
            real = call;
            if (real == null) {
                asked.add(step);
                return;
            }
        }
        step.accept(real);
    }

    private void startReal(ClientCall<ReqT, RespT> real, Listener<RespT> wanted, Metadata headers) {
        real.start(
                new SimpleForwardingClientCallListener<RespT>(wanted) {
                    @Override
                    public void onReady() {
                        started =
                                real; // a listener notified of readiness before start returned must find the call ready
                        super.onReady();
                    }
                },
                headers);
        started = real;
    }

    @Override
    public void start(Listener<RespT> responseListener, Metadata headers) {
        Status ended;
        synchronized (lock) {
            if (listener != null) {
                throw new IllegalStateException("the call was started already");
            }
            listener = responseListener;
            ended = closed;
        }
        if (ended != null) {
            report(responseListener, ended);
            return;
        }
        ask(real -> startReal(real, responseListener, headers));
        watch.start();
    }

    @Override
    public void request(int numMessages) {
        ClientCall<ReqT, RespT> real = call;
        if (real != null) {
            real.request(numMessages);
        } else {
            ask(c -> c.request(numMessages));
        }
    }

    @Override
    public void sendMessage(ReqT message) {
        ClientCall<ReqT, RespT> real = call;
        if (real != null) {
            real.sendMessage(message);
        } else {
            ask(c -> c.sendMessage(message));
        }
    }

    @Override
    public void halfClose() {
        ask(ClientCall::halfClose);
    }

    @Override
    public void setMessageCompression(boolean enabled) {
        ask(c -> c.setMessageCompression(enabled));
    }

    /** Cancels the real call; while there is none, ends the call {@code CANCELLED}. */
    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        String why = message != null ? message : "the call was cancelled while it waited";
        if (!fail(Status.CANCELLED.withDescription(why).withCause(cause))) {
            ask(c -> c.cancel(why, cause));
        }
    }

    @Override
    public boolean isReady() {
        ClientCall<ReqT, RespT> real = started;
        return real != null && real.isReady();
    }

    @Override
    public Attributes getAttributes() {
        ClientCall<ReqT, RespT> real = started;
        return real != null ? real.getAttributes() : Attributes.EMPTY;
    }
}
