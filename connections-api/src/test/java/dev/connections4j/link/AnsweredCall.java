package dev.connections4j.link;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** A call that its link answers at once. */
final class AnsweredCall<ReqT, RespT> extends ClientCall<ReqT, RespT> {
    private static final Status GONE = Status.UNAVAILABLE.withDescription("the link is closed");
    private static final Metadata NOTHING = new Metadata();

    private final FakeLink link;
    private @Nullable Listener<RespT> listener;

    AnsweredCall(FakeLink link) {
        this.link = link;
    }

    @Override
    public void start(Listener<RespT> responseListener, Metadata headers) {
        listener = responseListener;
    }

    @Override
    public void request(int numMessages) {}

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {}

    @Override
    public void halfClose() {
        Listener<RespT> told = listener;
        if (told != null) {
            told.onClose(link.isClosed() ? GONE : Status.OK, NOTHING);
        }
    }

    @Override
    public void sendMessage(ReqT message) {}
}
