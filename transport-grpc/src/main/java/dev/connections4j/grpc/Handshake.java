package dev.connections4j.grpc;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import dev.connections4j.parameters.ResolvedParameters;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Drainable;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The Connect call, made once per socket. */
public final class Handshake {
    /** Both messages are bytes here: they are written and read by hand. */
    private static final MethodDescriptor<byte[], byte[]> CONNECT = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("milvus.proto.milvus.MilvusService/Connect")
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();

    private static final CallOptions DIRECT = CallOptions.DEFAULT.withExecutor(MoreExecutors.directExecutor());

    private Handshake() {}

    /**
     * Calls Connect. A server that does not know the method is an old Milvus: it has no identifier, and that is fine.
     *
     * @param channel adds {@code authorization} and {@code dbname}
     * @param parameters what the client says of itself: user and option
     * @return the answer, completed on the thread that got it, a transport's one: dependents must not block. Fails with
     *     {@link RefusedException} if the answer tells of an error, else with {@link io.grpc.StatusRuntimeException}. Cancelling it cancels the call
     */
    public static CompletableFuture<ConnectAnswer> connect(Channel channel, ResolvedParameters parameters) {
        byte[] request =
                new MessageWriter().message(2, ClientInfoFactory.of(parameters)).bytes();
        ListenableFuture<byte[]> call = call(channel, request);
        CompletableFuture<ConnectAnswer> result = new CompletableFuture<>();
        call.addListener(() -> complete(result, call), MoreExecutors.directExecutor());
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                call.cancel(false);
            }
        });
        return result;
    }

    private static void complete(CompletableFuture<ConnectAnswer> result, Future<byte[]> call) {
        try {
            ConnectAnswer answer = ConnectAnswer.of(Futures.getDone(call));
            answer.refusal().ifPresentOrElse(result::completeExceptionally, () -> result.complete(answer));
        } catch (ExecutionException e) {
            if (isOldMilvus(e.getCause())) {
                result.complete(ConnectAnswer.NONE);
            } else {
                result.completeExceptionally(e.getCause());
            }
        } catch (IllegalArgumentException e) {
            result.completeExceptionally(Status.INTERNAL
                    .withDescription("the answer to Connect is no ConnectResponse")
                    .withCause(e)
                    .asRuntimeException());
        } catch (CancellationException e) {
            result.cancel(false); // which is where it came from
        }
    }

    private static boolean isOldMilvus(@Nullable Throwable failure) {
        Status status = failure == null ? Status.UNKNOWN : Status.fromThrowable(failure);
        return status.getCode() == Status.Code.UNIMPLEMENTED
                && String.valueOf(status.getDescription())
                        .toLowerCase(Locale.ROOT)
                        .contains("unknown method");
    }

    /** Outside of any caller's gRPC context: an attempt is its alias', and does not end with who happened to begin it. */
    private static ListenableFuture<byte[]> call(Channel channel, byte[] request) {
        Context callers = Context.ROOT.attach();
        try {
            return ClientCalls.futureUnaryCall(channel.newCall(CONNECT, DIRECT), request);
        } finally {
            Context.ROOT.detach(callers);
        }
    }

    /** Of known length both ways, or gRPC and the JDK would take a buffer of 8 KB each for some hundred bytes. */
    static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new Request(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            try {
                byte[] all = message.readNBytes(message.available());
                int more = message.read();
                return more < 0 ? all : with(all, more, message);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** All of a stream that did not know its length. */
    private static byte[] with(byte[] first, int next, InputStream rest) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.write(next);
        rest.transferTo(all);
        return all.toByteArray();
    }

    private static final class Request extends ByteArrayInputStream implements Drainable {
        Request(byte[] message) {
            super(message);
        }

        @Override
        public int drainTo(OutputStream target) throws IOException {
            return (int) transferTo(target);
        }
    }
}
