package dev.connections4j.grpc;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import dev.connections4j.ServerInfo;
import dev.connections4j.parameters.ResolvedParameters;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** The Connect call, made once per socket. */
public final class Handshake {
    private static final CallOptions DIRECT = CallOptions.DEFAULT.withExecutor(MoreExecutors.directExecutor());

    private Handshake() {}

    /**
     * What the server answered.
     *
     * @param serverInfo what it says of itself; {@link ServerInfo#UNKNOWN} of a server that has no Connect
     * @param identifier the number it gave; empty of a server that has no Connect. 0 is a value
     */
    public record Result(ServerInfo serverInfo, OptionalLong identifier) {}

    /**
     * Calls Connect. A server that does not know the method is an old Milvus: it has no identifier, and that is fine.
     *
     * @param channel adds {@code authorization} and {@code dbname}
     * @param parameters what the client says of itself: user and option
     * @return the answer, completed on the thread that got it, a transport's one: dependents must not block. Fails with
     *     {@link RefusedException} if the answer tells of an error, else with {@link io.grpc.StatusRuntimeException}. Cancelling it cancels the call
     */
    public static CompletableFuture<Result> connect(Channel channel, ResolvedParameters parameters) {
        byte[] request =
                new MessageWriter().message(2, ClientInfoFactory.of(parameters)).bytes();
        ListenableFuture<ConnectAnswer> call = call(channel, request);
        CompletableFuture<Result> result = new CompletableFuture<>();
        Futures.addCallback(call, new Answer(result), MoreExecutors.directExecutor());
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                call.cancel(false);
            }
        });
        return result;
    }

    /** Outside of any caller's gRPC context: an attempt is its alias', and does not end with who happened to begin it. */
    private static ListenableFuture<ConnectAnswer> call(Channel channel, byte[] request) {
        Context callers = Context.ROOT.attach();
        try {
            return ClientCalls.futureUnaryCall(channel.newCall(ConnectAnswer.METHOD, DIRECT), request);
        } finally {
            Context.ROOT.detach(callers);
        }
    }

    private record Answer(CompletableFuture<Result> result) implements FutureCallback<ConnectAnswer> {
        @Override
        public void onSuccess(ConnectAnswer answer) {
            if (answer.isRefused()) {
                result.completeExceptionally(answer.refusal());
            } else {
                result.complete(new Result(answer.serverInfo(), OptionalLong.of(answer.identifier())));
            }
        }

        @Override
        public void onFailure(Throwable failure) {
            if (isOldMilvus(failure)) {
                result.complete(new Result(ServerInfo.UNKNOWN, OptionalLong.empty()));
            } else {
                result.completeExceptionally(failure);
            }
        }

        private static boolean isOldMilvus(Throwable failure) {
            Status status = Status.fromThrowable(failure);
            return status.getCode() == Status.Code.UNIMPLEMENTED
                    && String.valueOf(status.getDescription())
                            .toLowerCase(Locale.ROOT)
                            .contains("unknown method");
        }
    }
}
