package dev.connections4j.sdk;

import dev.connections4j.Connection;
import io.milvus.client.MilvusServiceClient;
import io.milvus.param.ConnectParam;
import org.jspecify.annotations.Nullable;

/** The SDK's client of version 1, whose constructor is lent a connection's channel where it would build one. */
final class ConnectionClientV1 {
    private ConnectionClientV1() {}

    static MilvusServiceClient of(Connection connection, @Nullable String dbName) {
        // the client wants an address and connects to none
        ConnectParam.Builder parameters = ConnectParam.newBuilder().withHost("connection");
        if (dbName != null) {
            parameters.withDatabaseName(dbName);
        }
        LentChannel channel = new LentChannel(connection, SdkEdition.channel(connection, dbName), true);
        return KnownCollections.of(
                LendingProvider.lend(channel, () -> new MilvusServiceClient(parameters.build())), connection);
    }
}
