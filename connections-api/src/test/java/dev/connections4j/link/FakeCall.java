package dev.connections4j.link;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A call on a {@link FakeLink}: writes down what it is asked, ends when the test or its link says so. */
final class FakeCall<ReqT, RespT> extends ClientCall<ReqT, RespT> {
    final CallOptions options;
    final List<String> asked = new CopyOnWriteArrayList<>();
    Metadata headers = new Metadata();
    final Context context = Context.current();
    private Listener<RespT> listener;
    private boolean ended;

    FakeCall(CallOptions options) {
        this.options = options;
    }

    @Override
    public void start(Listener<RespT> responseListener, Metadata given) {
        asked.add("start");
        listener = responseListener;
        headers = given;
    }

    @Override
    public void request(int numMessages) {
        asked.add("request " + numMessages);
    }

    @Override
    public void cancel(String message, Throwable cause) {
        asked.add("cancel " + message);
        end(Status.CANCELLED.withDescription(message).withCause(cause));
    }

    @Override
    public void halfClose() {
        asked.add("halfClose");
    }

    @Override
    public void sendMessage(ReqT message) {
        asked.add("send " + message);
    }

    @Override
    public void setMessageCompression(boolean enabled) {
        asked.add("compress " + enabled);
    }

    /** Ends it, once, as a transport does. */
    void end(Status status) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        if (listener != null) {
            listener.onClose(status, new Metadata());
        }
    }

    /** The server begins to answer. */
    void answer() {
        listener.onHeaders(new Metadata());
    }

    void ready() {
        listener.onReady();
    }
}
