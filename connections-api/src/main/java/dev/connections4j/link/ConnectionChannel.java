package dev.connections4j.link;

import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.MethodDescriptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection's channel: the user's interceptors, then the gate. Stays good through every reopening and replace. */
final class ConnectionChannel extends Channel {
    private final ConnectionHandle handle;
    private final @Nullable String dbName;

    private ConnectionChannel(ConnectionHandle handle, @Nullable String dbName) {
        this.handle = handle;
        this.dbName = dbName;
    }

    /** A channel of this connection. Its class is loaded no sooner. */
    static Channel over(ConnectionHandle handle, @Nullable String dbName) {
        return new ConnectionChannel(handle, dbName);
    }

    ConnectionHandle handle() {
        return handle;
    }

    /** The database of calls that name none themselves; null to leave that to the link. */
    @Nullable
    String dbName() {
        return dbName;
    }

    @Override
    public <ReqT, RespT> ClientCall<ReqT, RespT> newCall(MethodDescriptor<ReqT, RespT> method, CallOptions options) {
        List<ClientInterceptor> interceptors = handle.pool().interceptors();
        return interceptors.isEmpty()
                ? RoutedCall.on(this, method, options)
                : Gate.behind(interceptors, this).newCall(method, options);
    }

    @Override
    public String authority() {
        ResolvedParameters parameters = handle.parameters();
        return parameters
                .find(Parameters.SERVER_NAME)
                .orElseGet(() -> parameters.address().toString());
    }

    /** What is behind the user's interceptors. */
    private static final class Gate extends Channel {
        private final ConnectionChannel channel;

        private Gate(ConnectionChannel channel) {
            this.channel = channel;
        }

        static Channel behind(List<ClientInterceptor> interceptors, ConnectionChannel channel) {
            return ClientInterceptors.interceptForward(new Gate(channel), interceptors);
        }

        @Override
        public <ReqT, RespT> ClientCall<ReqT, RespT> newCall(
                MethodDescriptor<ReqT, RespT> method, CallOptions options) {
            return RoutedCall.on(channel, method, options);
        }

        @Override
        public String authority() {
            return channel.authority();
        }
    }
}
