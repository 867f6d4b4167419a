package dev.connections4j.sdk.shaded;

import io.milvus.shaded.io.grpc.MethodDescriptor;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Descriptions of methods, with marshallers that marshal a message anew each time they are asked. */
final class Methods {
    /** More than the SDK has, which keeps its own for good; those that are made for a call are not kept. */
    private static final int MOST = 1_000;

    private static final Map<MethodDescriptor<?, ?>, io.grpc.MethodDescriptor<?, ?>> KNOWN = new ConcurrentHashMap<>();

    private Methods() {}

    @SuppressWarnings("unchecked") // a description is kept beside its own translation
    static <ReqT, RespT> io.grpc.MethodDescriptor<ReqT, RespT> unshaded(MethodDescriptor<ReqT, RespT> method) {
        io.grpc.MethodDescriptor<?, ?> known = KNOWN.get(method);
        if (known == null) {
            known = translate(method);
            if (KNOWN.size() < MOST) {
                KNOWN.put(method, known);
            }
        }
        return (io.grpc.MethodDescriptor<ReqT, RespT>) known;
    }

    private static <ReqT, RespT> io.grpc.MethodDescriptor<ReqT, RespT> translate(MethodDescriptor<ReqT, RespT> method) {
        return io.grpc.MethodDescriptor.<ReqT, RespT>newBuilder()
                .setType(io.grpc.MethodDescriptor.MethodType.valueOf(
                        method.getType().name()))
                .setFullMethodName(method.getFullMethodName())
                .setRequestMarshaller(marshaller(method.getRequestMarshaller()))
                .setResponseMarshaller(marshaller(method.getResponseMarshaller()))
                .setIdempotent(method.isIdempotent())
                .setSafe(method.isSafe())
                .setSampledToLocalTracing(method.isSampledToLocalTracing())
                .build();
    }

    private static <T> io.grpc.MethodDescriptor.Marshaller<T> marshaller(MethodDescriptor.Marshaller<T> shaded) {
        return shaded instanceof MethodDescriptor.PrototypeMarshaller<T> known
                ? new PrototypeMarshaller<>(known)
                : new Marshaller<>(shaded);
    }

    private record Marshaller<T>(MethodDescriptor.Marshaller<T> shaded)
            implements io.grpc.MethodDescriptor.Marshaller<T> {
        @Override
        public InputStream stream(T value) {
            return Streams.unshaded(shaded.stream(value));
        }

        @Override
        public T parse(InputStream stream) {
            return shaded.parse(Streams.shaded(stream));
        }
    }

    /** One that says what its messages are: Armeria marshals those of protobuf at a lower cost. */
    private record PrototypeMarshaller<T>(MethodDescriptor.PrototypeMarshaller<T> shaded)
            implements io.grpc.MethodDescriptor.PrototypeMarshaller<T> {
        @Override
        public Class<T> getMessageClass() {
            return shaded.getMessageClass();
        }

        @Override
        public @Nullable T getMessagePrototype() {
            return shaded.getMessagePrototype();
        }

        @Override
        public InputStream stream(T value) {
            return Streams.unshaded(shaded.stream(value));
        }

        @Override
        public T parse(InputStream stream) {
            return shaded.parse(Streams.shaded(stream));
        }
    }
}
