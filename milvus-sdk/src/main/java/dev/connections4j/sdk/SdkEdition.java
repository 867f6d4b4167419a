package dev.connections4j.sdk;

import dev.connections4j.Connection;
import dev.connections4j.sdk.shaded.ShadedChannel;
import io.milvus.shaded.io.grpc.Channel;
import io.milvus.v2.service.rbac.request.UpdatePasswordReq;
import org.jspecify.annotations.Nullable;

/** What depends on the SDK's version: from 2.6.18 on it has a gRPC of its own. */
final class SdkEdition {
    static final boolean IS_LATER = true;

    /** Said of an SDK of the other edition. */
    static final String OTHER =
            "dev.connections4j:milvus-sdk needs milvus-sdk-java 2.6.18 or later, and the one on the path is"
                    + " older, as LangChain4j and Spring AI bring it: take dev.connections4j:milvus-sdk-unshaded in its place,"
                    + " or put milvus-sdk before what brings the older one in your pom";

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
