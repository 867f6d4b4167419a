package dev.connections4j.sdk;

import io.milvus.grpc.ConnectResponse;
import io.milvus.shaded.io.grpc.CallOptions;
import io.milvus.shaded.io.grpc.ClientCall;
import io.milvus.shaded.io.grpc.ManagedChannel;
import io.milvus.shaded.io.grpc.MethodDescriptor;
import java.util.concurrent.TimeUnit;

/** Leads nowhere, and answers the one call that a client makes while it is built. */
final class UnconnectedChannel extends ManagedChannel {
    @Override
    public <ReqT, RespT> ClientCall<ReqT, RespT> newCall(MethodDescriptor<ReqT, RespT> method, CallOptions options) {
        return AnsweredCall.by(method, options, ConnectResponse.getDefaultInstance());
    }

    @Override
    public String authority() {
        return "connection";
    }

    @Override
    public ManagedChannel shutdown() {
        return this;
    }

    @Override
    public ManagedChannel shutdownNow() {
        return this;
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}
