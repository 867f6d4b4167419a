package dev.connections4j.jmh.sdk;

import dev.connections4j.Connection;
import dev.connections4j.grpc.wire.GetVersionRequest;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import dev.connections4j.jmh.clients.Sdk;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.sdk.MilvusClients;
import dev.connections4j.sdk.shaded.ShadedChannel;
import io.milvus.v2.client.MilvusClientV2;
import java.util.List;

/** The same small unary call in four ways: first without the SDK, last without us. */
final class VersionCalls {
    /** A stub of ours on the connection's channel. */
    static final int BARE = 0;

    /** The SDK's stub on the same channel, through the adapter. */
    static final int ADAPTER = 1;

    /** The SDK's client on the same channel. */
    static final int CLIENT = 2;

    /** The SDK's client on a channel of its own. */
    static final int SDK = 3;

    private VersionCalls() {}

    static List<Runnable> over(Connection connection, BenchTarget target) {
        var bare = MilvusServiceGrpc.newBlockingStub(connection.channel());
        GetVersionRequest request = GetVersionRequest.getDefaultInstance();
        var adapted = io.milvus.grpc.MilvusServiceGrpc.newBlockingStub(new ShadedChannel(connection.channel()));
        var shadedRequest = io.milvus.grpc.GetVersionRequest.getDefaultInstance();
        MilvusClientV2 client = MilvusClients.v2(connection);
        MilvusClientV2 sdk = Sdk.open(target);
        return List.of(
                () -> bare.getVersion(request),
                () -> adapted.getVersion(shadedRequest),
                client::getServerVersion,
                sdk::getServerVersion);
    }
}
