package dev.connections4j.armeria;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.spi.TransportLink;
import dev.connections4j.testkit.link.Links;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a listener sees of a call is what it sees over grpc-netty. */
class LikeGrpcJavaTest {
    private static final Metadata.Key<String> TEXT = Metadata.Key.of("own-text", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<byte[]> BYTES = Metadata.Key.of("own-bytes-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private static void same(
            ServerCallHandler<byte[], byte[]> handler,
            MethodDescriptor<byte[], byte[]> method,
            CallOptions options,
            Consumer<ClientCall<byte[], byte[]>> use)
            throws InterruptedException {
        try (OwnServer server = new OwnServer(handler, b -> b)) {
            ManagedChannel netty = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                    .usePlaintext()
                    .build();
            TransportLink link = Links.to(new ArmeriaTransport(), server.port()).open();
            try {
                assertEquals(run(netty, method, options, use), run(link.channel(), method, options, use));
            } finally {
                Links.guarded(link.close());
                netty.shutdownNow().awaitTermination(20, TimeUnit.SECONDS);
            }
        }
    }

    private static String run(
            Channel channel,
            MethodDescriptor<byte[], byte[]> method,
            CallOptions options,
            Consumer<ClientCall<byte[], byte[]>> use) {
        Seen seen = new Seen();
        ClientCall<byte[], byte[]> call = channel.newCall(method, options);
        Metadata headers = new Metadata();
        headers.put(TEXT, "a, b");
        headers.put(BYTES, new byte[] {0, ',', (byte) 0xFF});
        call.start(seen, headers);
        use.accept(call);
        return seen.text();
    }

    private static void unary(ClientCall<byte[], byte[]> call) {
        call.request(5);
        call.sendMessage(new byte[3]);
        call.halfClose();
    }

    /** Ends at once, with what it was sent as trailers. */
    private static ServerCallHandler<byte[], byte[]> ending(Status status, int messages) {
        return (call, headers) -> {
            Metadata back = new Metadata();
            headers.getAll(TEXT).forEach(value -> back.put(TEXT, value));
            headers.getAll(BYTES).forEach(value -> back.put(BYTES, value));
            back.put(BYTES, new byte[] {1});
            back.put(TEXT, "second");
            if (messages > 0) {
                call.sendHeaders(back);
            }
            for (int i = 0; i < messages; i++) {
                call.sendMessage(new byte[i]);
            }
            call.close(status, back);
            return new ServerCall.Listener<>() {};
        };
    }

    @Test
    void unary_answered_sameHeadersMessageAndTrailers() throws InterruptedException {
        same(ending(Status.OK, 1), OwnServer.UNARY, CallOptions.DEFAULT, LikeGrpcJavaTest::unary);
    }

    @Test
    void unary_failed_sameStatusWordsAndTrailers() throws InterruptedException {
        same(
                ending(Status.NOT_FOUND.withDescription("gré, 100 %\nand a second line"), 0),
                OwnServer.UNARY,
                CallOptions.DEFAULT,
                LikeGrpcJavaTest::unary);
    }

    @Test
    void stream_failedAfterMessages_sameOrder() throws InterruptedException {
        same(
                ending(Status.ABORTED.withDescription("half way"), 3),
                OwnServer.STREAM,
                CallOptions.DEFAULT,
                LikeGrpcJavaTest::unary);
    }

    @Test
    void stream_endsWhereNoMoreWasAskedFor_sameEnd() throws InterruptedException {
        same(ending(Status.OK, 2), OwnServer.STREAM, CallOptions.DEFAULT, call -> {
            call.request(1);
            call.request(1);
            call.halfClose();
        });
    }

    @Test
    void unknownMethod_unimplemented_sameStatusAndWords() throws InterruptedException {
        same(OwnServer::echo, OwnServer.UNKNOWN, CallOptions.DEFAULT, LikeGrpcJavaTest::unary);
    }

    @Test
    void compression_bothWays_sameMessages() throws InterruptedException {
        ServerCallHandler<byte[], byte[]> compressing = (call, headers) -> {
            call.setCompression("gzip");
            String encoding = headers.get(Metadata.Key.of("grpc-encoding", Metadata.ASCII_STRING_MARSHALLER));
            Metadata back = new Metadata();
            back.put(TEXT, String.valueOf(encoding));
            call.sendHeaders(back);
            call.setMessageCompression(true);
            call.sendMessage(new byte[100_000]);
            call.close(Status.OK, new Metadata());
            return new ServerCall.Listener<>() {};
        };
        same(compressing, OwnServer.UNARY, CallOptions.DEFAULT.withCompression("gzip"), LikeGrpcJavaTest::unary);
    }

    @Test
    void authority_ofTheCall_isTheOneSent() throws InterruptedException {
        ServerCallHandler<byte[], byte[]> telling = (call, headers) -> {
            call.close(Status.ABORTED.withDescription(call.getAuthority()), new Metadata());
            return new ServerCall.Listener<>() {};
        };
        same(telling, OwnServer.UNARY, CallOptions.DEFAULT.withAuthority("elsewhere.example"), LikeGrpcJavaTest::unary);
    }

    @Test
    void cancel_byTheClient_sameStatus() throws InterruptedException {
        // one that answers would be a race of its headers with the cancel
        ServerCallHandler<byte[], byte[]> silent = (call, headers) -> new ServerCall.Listener<>() {};
        same(silent, OwnServer.STREAM, CallOptions.DEFAULT, call -> {
            call.request(1);
            call.cancel("enough", null);
        });
    }
}
