package dev.connections4j.armeria;

import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A call that behaves as grpc-java's own: it belongs to the context in which it was made, and ends if its link is lost before it starts. */
final class LinkCall<Q, A> extends ClientCall<Q, A> implements Context.CancellationListener {
    private final LinkChannel channel;
    private final MethodDescriptor<Q, A> method;
    private final CallOptions options;
    private final Context context;
    private final Executor executor;
    private volatile boolean cancelled;
    private @Nullable ClientCall<Q, A> real;
    private @Nullable Inbound<A> inbound;

    LinkCall(
            LinkChannel channel,
            MethodDescriptor<Q, A> method,
            CallOptions options,
            Context context,
            Executor executor) {
        this.channel = channel;
        this.method = method;
        this.options = options;
        this.context = context;
        this.executor = executor;
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
        boolean streaming = !method.getType().serverSendsOneMessage();
        Inbound<A> in = new Inbound<>(listener, context, executor, streaming, this);
        inbound = in;
        Status refused = refused();
        if (refused != null) {
            in.onClose(refused, new Metadata());
            return;
        }
        ClientCall<Q, A> call = channel.begin(method, options);
        real = call;
        try {
            call.start(in, headers);
        } catch (RejectedExecutionException e) {
            if (!channel.isLoopEnding()) {
                throw e; // of the caller's own executor: the call may have left
            }
            in.onClose(CallStatus.lost(Fate.NOT_SENT, e), new Metadata());
            return;
        }
        if (streaming) {
            call.request(1);
        }
        if (context != Context.ROOT) {
            context.addListener(this, Runnable::run);
            in.whenClosed(() -> context.removeListener(this));
        }
    }

    private @Nullable Status refused() {
        if (cancelled) {
            return Status.CANCELLED.withDescription("the call was cancelled before it started");
        }
        if (context.isCancelled()) {
            return Contexts.statusFromCancelled(context);
        }
        return channel.isLost() ? CallStatus.lost(Fate.NOT_SENT, null) : null;
    }

    @Override
    public void cancelled(Context of) {
        cancel("the context was cancelled", of.cancellationCause());
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        cancelled = true;
        Inbound<A> in = inbound;
        if (in != null) {
            in.dropKept();
        }
        ClientCall<Q, A> call = real;
        if (call != null) {
            call.cancel(message == null && cause == null ? "the call was cancelled" : message, cause);
        }
    }

    @Override
    public void request(int messages) {
        Inbound<A> in = inbound;
        if (in == null) {
            throw new IllegalStateException("the call is not started");
        }
        in.want(messages);
        ClientCall<Q, A> call = real;
        if (call != null) {
            call.request(messages);
        }
    }

    @Override
    public void sendMessage(Q message) {
        ClientCall<Q, A> call = real;
        if (call != null) {
            call.sendMessage(message);
        }
    }

    @Override
    public void halfClose() {
        ClientCall<Q, A> call = real;
        if (call != null) {
            call.halfClose();
        }
    }

    @Override
    public void setMessageCompression(boolean enabled) {
        ClientCall<Q, A> call = real;
        if (call != null) {
            call.setMessageCompression(enabled);
        }
    }

    @Override
    public boolean isReady() {
        ClientCall<Q, A> call = real;
        return call != null && call.isReady();
    }
}
