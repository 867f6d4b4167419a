package dev.connections4j.link;

import dev.connections4j.spi.LostCallException;
import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;

/** The listener of a call on a link. The call is in flight until it has ended here, and settled as soon as the server answers. */
final class TrackingListener<ReqT, RespT> extends ClientCall.Listener<RespT> {
    private final RoutedCall<ReqT, RespT> call;
    private final ActiveLink link;
    private final ClientCall.Listener<RespT> listener;

    TrackingListener(RoutedCall<ReqT, RespT> call, ActiveLink link, ClientCall.Listener<RespT> listener) {
        this.call = call;
        this.link = link;
        this.listener = listener;
    }

    @Override
    public void onHeaders(Metadata headers) {
        answered();
        listener.onHeaders(headers);
    }

    @Override
    public void onMessage(RespT message) {
        answered();
        listener.onMessage(message);
    }

    @Override
    public void onReady() {
        listener.onReady();
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        link.leave(call);
        Fate fate = status.isOk() ? null : LostCallException.fateOf(status);
        if (call.startsAgain(this, link, fate)) {
            return;
        }
        if (fate == null && isAnswer(status)) {
            link.served();
        }
        listener.onClose(call.reported(link, status, fate), trailers);
    }

    private void answered() {
        if (!call.isSettled()) {
            call.settle();
            link.served();
        }
    }

    /** The caller's own cancel and deadline say nothing of the server. */
    private static boolean isAnswer(Status status) {
        return status.getCode() != Status.Code.CANCELLED && status.getCode() != Status.Code.DEADLINE_EXCEEDED;
    }
}
