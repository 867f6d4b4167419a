package dev.connections4j.sdk.shaded;

import io.milvus.shaded.io.grpc.CallCredentials;
import io.milvus.shaded.io.grpc.CallOptions;
import io.milvus.shaded.io.grpc.Deadline;
import io.milvus.shaded.io.grpc.MethodDescriptor;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a call is asked to do. A limit on messages that is not set stays the connection's. */
final class Options {
    private Options() {}

    static io.grpc.CallOptions unshaded(
            MethodDescriptor<?, ?> method, CallOptions options, @Nullable Deadline ofContext) {
        io.grpc.CallOptions all = io.grpc.CallOptions.DEFAULT;
        Deadline deadline = earlier(options.getDeadline(), ofContext);
        if (deadline != null) {
            all = all.withDeadlineAfter(deadline.timeRemaining(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
        }
        Executor executor = options.getExecutor();
        if (executor != null) {
            all = all.withExecutor(executor);
        }
        if (options.isWaitForReady()) {
            all = all.withWaitForReady();
        }
        if (options.getAuthority() != null) {
            all = all.withAuthority(options.getAuthority());
        }
        if (options.getCompressor() != null) {
            all = all.withCompression(options.getCompressor());
        }
        Integer inbound = options.getMaxInboundMessageSize();
        if (inbound != null) {
            all = all.withMaxInboundMessageSize(inbound);
        }
        Integer outbound = options.getMaxOutboundMessageSize();
        if (outbound != null) {
            all = all.withMaxOutboundMessageSize(outbound);
        }
        CallCredentials credentials = options.getCredentials();
        return credentials == null ? all : all.withCallCredentials(new Credentials(method, credentials));
    }

    private static @Nullable Deadline earlier(@Nullable Deadline one, @Nullable Deadline other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.minimum(other);
    }
}
