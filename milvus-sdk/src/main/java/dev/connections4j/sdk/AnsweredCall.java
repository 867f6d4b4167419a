package dev.connections4j.sdk;

import com.google.protobuf.MessageLite;
import io.milvus.shaded.io.grpc.CallOptions;
import io.milvus.shaded.io.grpc.ClientCall;
import io.milvus.shaded.io.grpc.Metadata;
import io.milvus.shaded.io.grpc.MethodDescriptor;
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

    /** Of a call that the server would answer by this message. */
    static <ReqT, RespT> AnsweredCall<ReqT, RespT> by(
            MethodDescriptor<ReqT, RespT> method, CallOptions options, MessageLite answer) {
        return new AnsweredCall<>(
                options, Status.OK, method.parseResponse(answer.toByteString().newInput()));
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
