package dev.connections4j.armeria;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A call that ends as soon as it starts. */
final class RefusedCall<Q, A> extends ClientCall<Q, A> {
    private final Executor executor;
    private final Status status;

    RefusedCall(Executor executor, Status status) {
        this.executor = executor;
        this.status = status;
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
        executor.execute(() -> listener.onClose(status, new Metadata()));
    }

    @Override
    public void request(int numMessages) {}

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {}

    @Override
    public void halfClose() {}

    @Override
    public void sendMessage(Q message) {}
}
