package dev.connections4j.link;

import dev.connections4j.async.DeferredCall;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;

/** A call that waits for a link. */
final class PendingCall<ReqT, RespT> {
    private final ConnectionChannel channel;
    private final MethodDescriptor<ReqT, RespT> method;
    private final CallOptions options;
    private final DeferredCall<ReqT, RespT> call;

    PendingCall(ConnectionChannel channel, MethodDescriptor<ReqT, RespT> method, CallOptions options) {
        this.channel = channel;
        this.method = method;
        this.options = options;
        ConnectionHandle handle = channel.handle();
        this.call = new DeferredCall<>(
                options, handle.pool().executor(), "connection '" + handle.alias() + "' to reconnect");
    }

    DeferredCall<ReqT, RespT> call() {
        return call;
    }

    /** Whether it goes on waiting when an attempt fails. */
    boolean waitForReady() {
        return options.isWaitForReady();
    }

    /** Goes through the gate once more: over the link that is ready now, or to where replace has led meanwhile. */
    void go() {
        call.setCall(() -> new RoutedCall<>(channel, method, options));
    }

    void fail(Status status) {
        call.fail(status);
    }

    /** A call that ended while it waited is waited for no more. */
    void leaveWhenClosed(Subchannel subchannel) {
        call.whenClosed(() -> subchannel.leave(this));
    }
}
