package dev.connections4j.armeria;

import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.Status;

/** A call that belongs to the context in which it was made: cancelled with it, its call-backs run in it. */
final class ContextCall<Q, A> extends SimpleForwardingClientCall<Q, A> implements Context.CancellationListener {
    private final Context context;
    private volatile boolean closed;

    ContextCall(ClientCall<Q, A> call, Context context) {
        super(call);
        this.context = context;
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
        super.start(new InContext(listener), headers);
        context.addListener(this, Runnable::run);
        if (closed) {
            context.removeListener(this);
        }
    }

    @Override
    public void cancelled(Context cancelled) {
        cancel("the context was cancelled", cancelled.cancellationCause());
    }

    private final class InContext extends SimpleForwardingClientCallListener<A> {
        InContext(ClientCall.Listener<A> listener) {
            super(listener);
        }

        @Override
        public void onHeaders(Metadata headers) {
            context.run(() -> super.onHeaders(headers));
        }

        @Override
        public void onMessage(A message) {
            context.run(() -> super.onMessage(message));
        }

        @Override
        public void onReady() {
            context.run(super::onReady);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            closed = true;
            context.removeListener(ContextCall.this);
            context.run(() -> super.onClose(status, trailers));
        }
    }
}
