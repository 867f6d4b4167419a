package dev.connections4j.sdk;

import dev.connections4j.standin.TestCalls;
import io.milvus.shaded.io.grpc.CallOptions;
import io.milvus.shaded.io.grpc.Channel;
import io.milvus.shaded.io.grpc.ClientCall;
import io.milvus.shaded.io.grpc.Metadata;
import io.milvus.shaded.io.grpc.MethodDescriptor;
import io.milvus.shaded.io.grpc.MethodDescriptor.MethodType;
import io.milvus.shaded.io.grpc.Status;
import io.milvus.shaded.io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The stand-in's calls of bare bytes, as the SDK's gRPC describes them. */
final class ShadedCalls {
    static final MethodDescriptor<byte[], byte[]> ECHO = method(TestCalls.ECHO, MethodType.UNARY);
    static final MethodDescriptor<byte[], byte[]> CHAT = method(TestCalls.CHAT, MethodType.BIDI_STREAMING);
    static final MethodDescriptor<byte[], byte[]> SIZED = method(TestCalls.SIZED, MethodType.UNARY);
    static final MethodDescriptor<byte[], byte[]> SILENT = method(TestCalls.SILENT, MethodType.UNARY);

    private ShadedCalls() {}

    private static MethodDescriptor<byte[], byte[]> method(io.grpc.MethodDescriptor<?, ?> same, MethodType type) {
        return MethodDescriptor.<byte[], byte[]>newBuilder(new Bytes(), new Bytes())
                .setFullMethodName(same.getFullMethodName())
                .setType(type)
                .build();
    }

    static byte[] call(Channel channel, MethodDescriptor<byte[], byte[]> method, CallOptions options, byte[] request) {
        return ClientCalls.blockingUnaryCall(channel, method, options, request);
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
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

    /** A stream that a test holds in its hands. */
    static final class Chat extends ClientCall.Listener<byte[]> {
        final ClientCall<byte[], byte[]> call;
        final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
        final Semaphore ready = new Semaphore(0);
        final CompletableFuture<Status> end = new CompletableFuture<>();

        Chat(Channel channel, CallOptions options) {
            call = channel.newCall(CHAT, options);
            call.start(this, new Metadata());
        }

        byte[] next() throws InterruptedException {
            byte[] message = received.poll(60, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message; the end: " + end);
            }
            return message;
        }

        Status end() throws Exception {
            return end.get(60, TimeUnit.SECONDS);
        }

        @Override
        public void onMessage(byte[] message) {
            received.add(message);
        }

        @Override
        public void onReady() {
            ready.release();
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            end.complete(status);
        }
    }
}
