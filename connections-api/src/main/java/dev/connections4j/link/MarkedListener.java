package dev.connections4j.link;

import dev.connections4j.spi.CallbackThreads;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;

/** Marks the thread of a user's executor while a call-back runs on it. */
final class MarkedListener<RespT> extends ClientCall.Listener<RespT> {
    private final ClientCall.Listener<RespT> listener;

    MarkedListener(ClientCall.Listener<RespT> listener) {
        this.listener = listener;
    }

    @Override
    public void onHeaders(Metadata headers) {
        CallbackThreads.marked(() -> listener.onHeaders(headers));
    }

    @Override
    public void onMessage(RespT message) {
        CallbackThreads.marked(() -> listener.onMessage(message));
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        CallbackThreads.marked(() -> listener.onClose(status, trailers));
    }

    @Override
    public void onReady() {
        CallbackThreads.marked(listener::onReady);
    }
}
