package dev.connections4j.sdk;

import dev.connections4j.Connection;
import dev.connections4j.sdk.shaded.ShadedChannel;
import io.milvus.shaded.io.grpc.Channel;
import io.milvus.v2.service.rbac.request.UpdatePasswordReq;
import org.jspecify.annotations.Nullable;

/** What depends on the SDK's version: from 2.6.18 on it has a gRPC of its own. */
final class SdkEdition {
    private SdkEdition() {}

    /** A connection's channel, as this SDK's gRPC takes it. */
    static Channel channel(Connection connection, @Nullable String dbName) {
        return new ShadedChannel(dbName == null ? connection.channel() : connection.channel(dbName));
    }

    /** Whether the SDK is to connect anew with the new password. */
    static boolean resetsConnection(UpdatePasswordReq request) {
        return Boolean.TRUE.equals(request.getResetConnection());
    }
}
