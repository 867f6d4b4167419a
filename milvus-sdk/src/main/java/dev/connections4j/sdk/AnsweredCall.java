package dev.connections4j.sdk;

import io.milvus.shaded.io.grpc.CallOptions;
import io.milvus.shaded.io.grpc.ClientCall;
import io.milvus.shaded.io.grpc.Metadata;
import io.milvus.shaded.io.grpc.Status;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A call whose end is known, at once or, of a unary one, after its answer: nothing is sent. */
final class AnsweredCall<ReqT, RespT> extends ClientCall<ReqT, RespT> {
    private final Executor executor;
    private final Status end;
    private final @Nullable RespT answer;
    private @Nullable Listener<RespT> listener;

    AnsweredCall(CallOptions options, Status end, @Nullable RespT answer) {
        Executor own = options.getExecutor();
        this.executor = own != null ? own : Runnable::run;
        this.end = end;
        this.answer = answer;
    }

    @Override
    public void start(Listener<RespT> responseListener, Metadata headers) {
        listener = responseListener;
        if (answer == null) {
            executor.execute(() -> responseListener.onClose(end, new Metadata()));
        }
    }

    @Override
    public void request(int numMessages) {}

    @Override
    public void sendMessage(ReqT message) {}

    @Override
    public void halfClose() {
        Listener<RespT> wanted = listener;
        if (wanted == null) {
            throw new IllegalStateException("the call is not started");
        }
        if (answer != null) {
            executor.execute(() -> {
                wanted.onHeaders(new Metadata());
                wanted.onMessage(answer);
                wanted.onClose(end, new Metadata());
            });
        }
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {}
}
