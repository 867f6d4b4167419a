package dev.connections4j.armeria;

import dev.connections4j.grpc.wire.ConnectRequest;
import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.testkit.Await;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.codec.http2.Http2CodecUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A grpc-java server that answers Connect, and other calls as a test's handler likes. */
final class OwnServer implements AutoCloseable {
    static final MethodDescriptor<byte[], byte[]> UNARY = method("own.Own/Unary", MethodType.UNARY);
    static final MethodDescriptor<byte[], byte[]> STREAM = method("own.Own/Stream", MethodType.BIDI_STREAMING);
    static final MethodDescriptor<byte[], byte[]> UNKNOWN = method("own.Own/Unknown", MethodType.UNARY);

    private final Server server;
    final AtomicInteger sockets = new AtomicInteger();

    OwnServer(ServerCallHandler<byte[], byte[]> handler, UnaryOperator<NettyServerBuilder> options) {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(64 << 20)
                .addService(new Milvus())
                .addTransportFilter(new io.grpc.ServerTransportFilter() {
                    @Override
                    public io.grpc.Attributes transportReady(io.grpc.Attributes attributes) {
                        sockets.incrementAndGet();
                        return attributes;
                    }
                })
                .addService(ServerServiceDefinition.builder("own.Own")
                        .addMethod(UNARY, handler)
                        .addMethod(STREAM, handler)
                        .build());
        try {
            server = options.apply(builder).build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
        Await.until("the server has ended", server::isTerminated);
    }

    /** Answers each message with the same, and ends with the client. */
    static ServerCall.Listener<byte[]> echo(ServerCall<byte[], byte[]> call, Metadata headers) {
        call.request(Http2CodecUtil.MAX_INITIAL_WINDOW_SIZE);
        call.sendHeaders(new Metadata());
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(byte[] message) {
                call.sendMessage(message);
            }

            @Override
            public void onHalfClose() {
                call.close(io.grpc.Status.OK, new Metadata());
            }
        };
    }

    private static MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
        return MethodDescriptor.newBuilder(
                        TestCalls.ECHO.getRequestMarshaller(), TestCalls.ECHO.getResponseMarshaller())
                .setFullMethodName(name)
                .setType(type)
                .build();
    }

    private static final class Milvus extends MilvusServiceGrpc.MilvusServiceImplBase {
        @Override
        public void connect(ConnectRequest request, StreamObserver<ConnectResponse> answers) {
            answers.onNext(ConnectResponse.newBuilder().setIdentifier(7).build());
            answers.onCompleted();
        }
    }
}
