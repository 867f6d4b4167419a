package dev.connections4j.standin;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Calls that Milvus does not have and tests need: to be in flight for as long as a test wants, and large. Messages are bare bytes. */
public final class TestCalls {
    private static final String SERVICE = "dev.connections4j.standin.TestCalls";

    /** Answers with the request. */
    public static final MethodDescriptor<byte[], byte[]> ECHO = method(SERVICE + "/Echo", MethodType.UNARY);

    /** Answers each message with the same, until the client has no more. */
    public static final MethodDescriptor<byte[], byte[]> CHAT = method(SERVICE + "/Chat", MethodType.BIDI_STREAMING);

    /** Answers with as many bytes as the request, an int in network order, says. */
    public static final MethodDescriptor<byte[], byte[]> SIZED = method(SERVICE + "/Sized", MethodType.UNARY);

    /** Never answers. */
    public static final MethodDescriptor<byte[], byte[]> SILENT = method(SERVICE + "/Silent", MethodType.UNARY);

    private TestCalls() {}

    /**
     * The request of {@link #SIZED}.
     *
     * @param bytes how many to answer with
     * @return the request
     */
    public static byte[] size(int bytes) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(bytes).array();
    }

    static MethodDescriptor<byte[], byte[]> method(String fullName, MethodType type) {
        return MethodDescriptor.<byte[], byte[]>newBuilder(BytesMarshaller.INSTANCE, BytesMarshaller.INSTANCE)
                .setFullMethodName(fullName)
                .setType(type)
                .build();
    }

    static ServerServiceDefinition service() {
        return ServerServiceDefinition.builder(SERVICE)
                .addMethod(ECHO, ServerCalls.asyncUnaryCall(TestCalls::answer))
                .addMethod(CHAT, ServerCalls.asyncBidiStreamingCall(EchoingObserver::new))
                .addMethod(
                        SIZED,
                        ServerCalls.asyncUnaryCall((request, answers) ->
                                answer(new byte[ByteBuffer.wrap(request).getInt()], answers)))
                .addMethod(SILENT, ServerCalls.asyncUnaryCall((request, answers) -> {}))
                .build();
    }

    private static void answer(byte[] bytes, StreamObserver<byte[]> answers) {
        answers.onNext(bytes);
        answers.onCompleted();
    }

    private record EchoingObserver(StreamObserver<byte[]> answers) implements StreamObserver<byte[]> {
        @Override
        public void onNext(byte[] message) {
            answers.onNext(message);
        }

        @Override
        public void onError(Throwable gone) {
            // The client is gone: there is nobody to answer.
        }

        @Override
        public void onCompleted() {
            answers.onCompleted();
        }
    }

    private enum BytesMarshaller implements MethodDescriptor.Marshaller<byte[]> {
        INSTANCE;

        @Override
        public InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
