package dev.connections4j.sdk;

import dev.connections4j.Connection;
import io.grpc.Channel;
import io.milvus.v2.service.rbac.request.UpdatePasswordReq;
import org.jspecify.annotations.Nullable;

/** What depends on the SDK's version: up to 2.6.17 its gRPC is the one that everybody has. */
final class SdkEdition {
    static final boolean IS_LATER = false;

    /** Said of an SDK of the other edition. */
    static final String OTHER =
            "dev.connections4j:milvus-sdk-unshaded is for milvus-sdk-java 2.5.8 to 2.6.17, and the one on the"
                    + " path is later: take dev.connections4j:milvus-sdk in its place";

    private SdkEdition() {}

    static Channel channel(Connection connection, @Nullable String dbName) {
        return dbName == null ? connection.channel() : connection.channel(dbName);
    }

    /** Whether the SDK is to connect anew with the new password, which it does not offer yet. */
    static boolean resetsConnection(UpdatePasswordReq request) {
        return false;
    }
}
