package dev.connections4j.sdk;

import dev.connections4j.Connection;
import io.milvus.client.MilvusClient;
import io.milvus.client.MilvusServiceClient;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.param.ConnectParam;
import io.milvus.param.RetryParam;
import io.milvus.shaded.io.grpc.stub.AbstractStub;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The SDK's client of version 1 on a connection's channel: a copy of one that has none, with its own channel, database and timeout. */
final class ConnectionClientV1 extends MilvusServiceClient {
    /** The SDK's constructor opens a channel and calls Connect; it is lent one that answers by itself, and wants an address. */
    private static final MilvusServiceClient UNCONNECTED = LendingProvider.lend(
            new UnconnectedChannel(),
            () -> new MilvusServiceClient(
                    ConnectParam.newBuilder().withHost("connection").build()));

    private static final String NO_NAME = "default";

    private final Connection connection;
    private final LentChannel channel;
    private final @Nullable Long timeoutMillis;

    private ConnectionClientV1(
            MilvusServiceClient settings, Connection connection, LentChannel channel, @Nullable Long timeoutMillis) {
        super(settings);
        this.connection = connection;
        this.channel = channel;
        this.timeoutMillis = timeoutMillis;
        KnownCollections.keptBy(this, connection);
    }

    static MilvusServiceClient of(Connection connection, @Nullable String dbName) {
        // a copy shares the object that says how to retry, and methods of the SDK change that
        MilvusClient fresh = UNCONNECTED.withRetry(RetryParam.newBuilder().build());
        return new ConnectionClientV1(
                (MilvusServiceClient) fresh, connection, new LentChannel(connection, dbName, true), null);
    }

    @Override
    protected String currentDbName() {
        return channel.database().orElse(NO_NAME);
    }

    @Override
    protected MilvusServiceGrpc.MilvusServiceBlockingStub blockingStub() {
        return bounded(MilvusServiceGrpc.newBlockingStub(channel));
    }

    @Override
    protected MilvusServiceGrpc.MilvusServiceFutureStub futureStub() {
        return bounded(MilvusServiceGrpc.newFutureStub(channel));
    }

    private <S extends AbstractStub<S>> S bounded(S stub) {
        return timeoutMillis == null ? stub : stub.withDeadlineAfter(timeoutMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean clientIsReady() {
        return !channel.isShutdown();
    }

    @Override
    public void close(long maxWaitSeconds) {
        channel.shutdownNow();
    }

    @Override
    public MilvusClient withTimeout(long timeout, TimeUnit unit) {
        return derived(super.withTimeout(timeout, unit), unit.toMillis(timeout));
    }

    @Override
    public MilvusClient withRetry(RetryParam retries) {
        return derived(super.withRetry(retries), timeoutMillis);
    }

    @Override
    public MilvusClient withRetry(int times) {
        return derived(super.withRetry(times), timeoutMillis);
    }

    @Override
    public MilvusClient withRetryInterval(long interval, TimeUnit unit) {
        return derived(super.withRetryInterval(interval, unit), timeoutMillis);
    }

    private MilvusClient derived(MilvusClient settings, @Nullable Long timeout) {
        return settings == this
                ? this
                : new ConnectionClientV1((MilvusServiceClient) settings, connection, channel, timeout);
    }

    @Override
    public String toString() {
        return "MilvusServiceClient on " + connection + ", database " + currentDbName();
    }
}
