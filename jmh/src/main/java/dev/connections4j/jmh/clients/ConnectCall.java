package dev.connections4j.jmh.clients;

import dev.connections4j.grpc.CallHeaders;
import dev.connections4j.grpc.wire.ClientInfo;
import dev.connections4j.grpc.wire.ConnectRequest;
import dev.connections4j.grpc.wire.ConnectResponse;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import dev.connections4j.jmh.server.BenchTarget;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** Connect by a blocking stub, as the user of a bare channel would call it. */
public final class ConnectCall {
    private static final ConnectRequest REQUEST = ConnectRequest.newBuilder()
            .setClientInfo(ClientInfo.newBuilder().setSdkType("Java").setUser(BenchTarget.USER))
            .build();

    private ConnectCall() {}

    /** The headers that every client here sends. */
    public static Metadata headers() {
        Metadata headers = new Metadata();
        headers.put(
                CallHeaders.AUTHORIZATION,
                Base64.getEncoder().encodeToString(BenchTarget.TOKEN.getBytes(StandardCharsets.UTF_8)));
        headers.put(CallHeaders.DB_NAME, BenchTarget.DATABASE);
        return headers;
    }

    static void connect(Channel channel) {
        ConnectResponse answer = MilvusServiceGrpc.newBlockingStub(channel).connect(REQUEST);
        if (answer.getStatus().getCode() != 0) {
            throw new IllegalStateException("Connect was refused: " + answer.getStatus());
        }
    }

    static void close(ManagedChannel channel) {
        try {
            channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
