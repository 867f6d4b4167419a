package dev.connections4j.sdk;

import dev.connections4j.Connection;
import dev.connections4j.ServerInfo;
import dev.connections4j.parameters.Parameters;
import io.grpc.ConnectivityState;
import io.milvus.grpc.ConnectResponse;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.shaded.io.grpc.CallOptions;
import io.milvus.shaded.io.grpc.Channel;
import io.milvus.shaded.io.grpc.ClientCall;
import io.milvus.shaded.io.grpc.ForwardingClientCall;
import io.milvus.shaded.io.grpc.ForwardingClientCallListener;
import io.milvus.shaded.io.grpc.ManagedChannel;
import io.milvus.shaded.io.grpc.Metadata;
import io.milvus.shaded.io.grpc.MethodDescriptor;
import io.milvus.shaded.io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection's channel in the hands of a client that believes it owns it: closing it ends the client and leaves the connection open, and Connect was
 * sent already. What fails has our message.
 */
final class LentChannel extends ManagedChannel {
    private static final Status CLOSED = Status.INVALID_ARGUMENT.withDescription(
            "this client is closed, its connection is not: make another client on that");
    private static final String CONNECT = MilvusServiceGrpc.getConnectMethod().getFullMethodName();

    private final Connection connection;
    private final @Nullable String own;
    private final Channel channel;
    private final boolean isVersion1;
    private volatile boolean shutdown;

    /**
     * Goes to the connection's database, or to one of its own. For a client of version 1 what the server refuses in an answer has our words too, as it
     * has no other place for them. One of version 2 waits for a server that is away, where there is an end to that.
     */
    LentChannel(Connection connection, @Nullable String own, boolean isVersion1) {
        this.connection = connection;
        this.own = own;
        this.channel = SdkEdition.channel(connection, own);
        this.isVersion1 = isVersion1;
    }

    /** Also where it is the connection's: requests name it, and the SDK keeps by it, for all clients of a JVM, what a session has written. */
    Optional<String> database() {
        return own != null ? Optional.of(own) : connection.parameters().find(Parameters.DB_NAME);
    }

    @Override
    public <ReqT, RespT> ClientCall<ReqT, RespT> newCall(MethodDescriptor<ReqT, RespT> method, CallOptions options) {
        if (shutdown) {
            return new AnsweredCall<>(options, CLOSED, null);
        }
        if (method.getFullMethodName().equals(CONNECT) && connection.state() != ConnectivityState.SHUTDOWN) {
            return AnsweredCall.by(method, options, answer());
        }
        boolean waits = !isVersion1 && options.getDeadline() != null;
        return new SentCall<>(channel.newCall(method, waits ? options.withWaitForReady() : options));
    }

    /** What the server answered when the connection was opened. */
    private ConnectResponse answer() {
        ServerInfo info = connection.serverInfo();
        return ConnectResponse.newBuilder()
                .setIdentifier(connection.identifier().orElse(0))
                .setServerInfo(io.milvus.grpc.ServerInfo.newBuilder()
                        .setBuildTags(info.buildTags())
                        .setBuildTime(info.buildTime())
                        .setGitCommit(info.gitCommit())
                        .setGoVersion(info.goVersion())
                        .setDeployMode(info.deployMode())
                        .putAllReserved(info.reserved()))
                .build();
    }

    @Override
    public String authority() {
        return channel.authority();
    }

    @Override
    public ManagedChannel shutdown() {
        shutdown = true;
        return this;
    }

    @Override
    public ManagedChannel shutdownNow() {
        return shutdown();
    }

    @Override
    public boolean isShutdown() {
        return shutdown || connection.state() == ConnectivityState.SHUTDOWN;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }

    /** Says what failed, and how. */
    private final class SentCall<ReqT, RespT> extends ForwardingClientCall.SimpleForwardingClientCall<ReqT, RespT> {
        SentCall(ClientCall<ReqT, RespT> call) {
            super(call);
        }

        @Override
        public void start(Listener<RespT> listener, Metadata headers) {
            super.start(
                    new ForwardingClientCallListener.SimpleForwardingClientCallListener<RespT>(listener) {
                        @Override
                        public void onMessage(RespT message) {
                            super.onMessage(isVersion1 ? Refusals.explained(connection, message) : message);
                        }

                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            super.onClose(CallFailure.explained(connection, status), trailers);
                        }
                    },
                    headers);
        }
    }
}
