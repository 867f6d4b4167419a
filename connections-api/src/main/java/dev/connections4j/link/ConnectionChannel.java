package dev.connections4j.link;

import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection's channel: the user's interceptors, then the gate. Stays good through every reopening and replace. */
final class ConnectionChannel extends Channel {
    private final ConnectionHandle handle;
    private final @Nullable String dbName;
    private final Channel gate = new Gate();
    private int hashes;

    ConnectionChannel(ConnectionHandle handle, @Nullable String dbName) {
        this.handle = handle;
        this.dbName = dbName;
    }

    ConnectionHandle handle() {
        return handle;
    }

    /** The database of calls that name none themselves; null to leave that to the link. */
    @Nullable
    String dbName() {
        return dbName;
    }

    /** Spread well; that two threads may get the same one does no harm. */
    int nextHash() {
        return hashes++ * 0x9E3779B9;
    }

    @Override
    public <ReqT, RespT> ClientCall<ReqT, RespT> newCall(MethodDescriptor<ReqT, RespT> method, CallOptions options) {
        List<ClientInterceptor> interceptors = handle.pool().interceptors();
        return interceptors.isEmpty()
                ? gate.newCall(method, options)
                : ClientInterceptors.interceptForward(gate, interceptors).newCall(method, options);
    }

    @Override
    public String authority() {
        ResolvedParameters parameters = handle.parameters();
        return parameters
                .find(Parameters.SERVER_NAME)
                .orElseGet(() -> parameters.address().toString());
    }

    private final class Gate extends Channel {
        @Override
        public <ReqT, RespT> ClientCall<ReqT, RespT> newCall(
                MethodDescriptor<ReqT, RespT> method, CallOptions options) {
            Duration rpcDeadline = handle.pool().rpcDeadline();
            CallOptions bounded = rpcDeadline == null || options.getDeadline() != null
                    ? options
                    : options.withDeadlineAfter(TimeUnit.NANOSECONDS.convert(rpcDeadline), TimeUnit.NANOSECONDS);
            return new RoutedCall<>(ConnectionChannel.this, method, bounded);
        }

        @Override
        public String authority() {
            return ConnectionChannel.this.authority();
        }
    }
}
