package dev.connections4j.sdk;

import io.milvus.shaded.io.grpc.ClientInterceptor;
import io.milvus.shaded.io.grpc.CompressorRegistry;
import io.milvus.shaded.io.grpc.DecompressorRegistry;
import io.milvus.shaded.io.grpc.ManagedChannel;
import io.milvus.shaded.io.grpc.ManagedChannelBuilder;
import io.milvus.shaded.io.grpc.NameResolver;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Builds a channel that exists already; how that is set up, its connection has decided. */
final class LentChannelBuilder extends ManagedChannelBuilder<LentChannelBuilder> {
    private final ManagedChannel channel;

    LentChannelBuilder(ManagedChannel channel) {
        this.channel = channel;
    }

    @Override
    public ManagedChannel build() {
        return channel;
    }

    @Override
    public LentChannelBuilder directExecutor() {
        return this;
    }

    @Override
    public LentChannelBuilder executor(Executor executor) {
        return this;
    }

    /** They would send the SDK's credentials beside the connection's. */
    @Override
    public LentChannelBuilder intercept(List<ClientInterceptor> interceptors) {
        return this;
    }

    @Override
    public LentChannelBuilder intercept(ClientInterceptor... interceptors) {
        return this;
    }

    @Override
    public LentChannelBuilder userAgent(String userAgent) {
        return this;
    }

    @Override
    public LentChannelBuilder overrideAuthority(String authority) {
        return this;
    }

    @Override
    public LentChannelBuilder usePlaintext() {
        return this;
    }

    @Override
    public LentChannelBuilder useTransportSecurity() {
        return this;
    }

    @Deprecated
    @Override
    @SuppressWarnings("InlineMeSuggester") // it is gRPC's to say what stands in its place
    public LentChannelBuilder nameResolverFactory(NameResolver.Factory resolverFactory) {
        return this;
    }

    @Override
    public LentChannelBuilder decompressorRegistry(DecompressorRegistry registry) {
        return this;
    }

    @Override
    public LentChannelBuilder compressorRegistry(CompressorRegistry registry) {
        return this;
    }

    @Override
    public LentChannelBuilder idleTimeout(long value, TimeUnit unit) {
        return this;
    }

    @Override
    public LentChannelBuilder keepAliveTime(long keepAliveTime, TimeUnit timeUnit) {
        return this;
    }

    @Override
    public LentChannelBuilder keepAliveTimeout(long keepAliveTimeout, TimeUnit timeUnit) {
        return this;
    }

    @Override
    public LentChannelBuilder keepAliveWithoutCalls(boolean enable) {
        return this;
    }

    @Override
    public LentChannelBuilder maxInboundMessageSize(int bytes) {
        return this;
    }
}
