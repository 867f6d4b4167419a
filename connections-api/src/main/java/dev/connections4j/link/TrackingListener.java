package dev.connections4j.link;

import io.grpc.ClientCall.Listener;
import io.grpc.ForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.Status;

/** The listener of a call on a link: sees to it that the call is in flight no more once it has ended. */
final class TrackingListener<ReqT, RespT> extends ForwardingClientCallListener<RespT> {
    private final RoutedCall<ReqT, RespT> call;
    private final ActiveLink link;
    private final Listener<RespT> listener;

    TrackingListener(RoutedCall<ReqT, RespT> call, ActiveLink link, Listener<RespT> listener) {
        this.call = call;
        this.link = link;
        this.listener = listener;
    }

    @Override
    protected Listener<RespT> delegate() {
        return listener;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        link.leave(call);
        listener.onClose(call.told(link, status), trailers);
    }
}
