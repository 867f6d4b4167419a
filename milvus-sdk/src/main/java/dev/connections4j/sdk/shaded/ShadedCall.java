package dev.connections4j.sdk.shaded;

import io.milvus.shaded.io.grpc.ClientCall;
import io.milvus.shaded.io.grpc.Context;
import io.milvus.shaded.io.grpc.Metadata;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A call of the SDK's gRPC over one of {@code io.grpc}. Messages pass as they are; who sends them marshals them. */
final class ShadedCall<ReqT, RespT> extends ClientCall<ReqT, RespT> {
    private final io.grpc.ClientCall<ReqT, RespT> call;
    private final Context context;

    ShadedCall(io.grpc.ClientCall<ReqT, RespT> call, Context context) {
        this.call = call;
        this.context = context;
    }

    @Override
    public void start(Listener<RespT> listener, Metadata headers) {
        Context.CancellationListener cancelling = null;
        if (context != Context.ROOT) {
            cancelling = this::cancelled;
            context.addListener(cancelling, Runnable::run);
        }
        io.grpc.Context before = io.grpc.Context.ROOT.attach();
        try {
            call.start(new Received<>(listener, context, cancelling), Headers.unshaded(headers));
        } finally {
            io.grpc.Context.ROOT.detach(before);
        }
    }

    /** The context's deadline is the call's too, which ends by it. */
    private void cancelled(Context cancelled) {
        if (!(cancelled.cancellationCause() instanceof TimeoutException)) {
            call.cancel("the context was cancelled", cancelled.cancellationCause());
        }
    }

    @Override
    public void request(int numMessages) {
        call.request(numMessages);
    }

    @Override
    public void sendMessage(ReqT message) {
        call.sendMessage(message);
    }

    @Override
    public void halfClose() {
        call.halfClose();
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        call.cancel(message, cause);
    }

    @Override
    public boolean isReady() {
        return call.isReady();
    }

    @Override
    public void setMessageCompression(boolean enabled) {
        call.setMessageCompression(enabled);
    }

    /** What the call's server sends. */
    private static final class Received<RespT> extends io.grpc.ClientCall.Listener<RespT> {
        private final Listener<RespT> listener;
        private final Context context;
        private final Context.@Nullable CancellationListener cancelling;

        Received(Listener<RespT> listener, Context context, Context.@Nullable CancellationListener cancelling) {
            this.listener = listener;
            this.context = context;
            this.cancelling = cancelling;
        }

        @Override
        public void onHeaders(io.grpc.Metadata headers) {
            inContext(() -> listener.onHeaders(Headers.shaded(headers)));
        }

        @Override
        public void onMessage(RespT message) {
            inContext(() -> listener.onMessage(message));
        }

        @Override
        public void onClose(io.grpc.Status status, io.grpc.Metadata trailers) {
            if (cancelling != null) {
                context.removeListener(cancelling);
            }
            inContext(() -> listener.onClose(Statuses.shaded(status), Headers.shaded(trailers)));
        }

        @Override
        public void onReady() {
            inContext(listener::onReady);
        }

        private void inContext(Runnable event) {
            if (context == Context.ROOT) {
                event.run();
            } else {
                context.run(event);
            }
        }
    }
}
