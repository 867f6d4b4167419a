package dev.connections4j.sdk.shaded;

import io.milvus.shaded.io.grpc.CallOptions;
import io.milvus.shaded.io.grpc.Channel;
import io.milvus.shaded.io.grpc.ClientCall;
import io.milvus.shaded.io.grpc.Context;
import io.milvus.shaded.io.grpc.MethodDescriptor;

/**
 * A channel for the SDK's own stubs over any channel of {@code io.grpc}, with all that a call may carry. The context of a call is that of the SDK's
 * gRPC alone: what it sends for a server of {@code io.grpc} goes on when the server's call has ended, as over a channel of the SDK's own.
 */
public final class ShadedChannel extends Channel {
    private final io.grpc.Channel channel;

    /**
     * A channel with nothing of its own.
     *
     * @param channel where calls go
     */
    public ShadedChannel(io.grpc.Channel channel) {
        this.channel = channel;
    }

    @Override
    public <ReqT, RespT> ClientCall<ReqT, RespT> newCall(MethodDescriptor<ReqT, RespT> method, CallOptions options) {
        Context context = Context.current();
        io.grpc.CallOptions unshaded = Options.unshaded(method, options, context.getDeadline());
        io.grpc.Context before = io.grpc.Context.ROOT.attach();
        try {
            return new ShadedCall<>(channel.newCall(Methods.unshaded(method), unshaded), context);
        } finally {
            io.grpc.Context.ROOT.detach(before);
        }
    }

    @Override
    public String authority() {
        return channel.authority();
    }
}
