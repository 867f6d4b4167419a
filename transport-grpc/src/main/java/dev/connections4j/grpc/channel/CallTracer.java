package dev.connections4j.grpc.channel;

import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.Attributes;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** How far one call came. gRPC reports it on the threads that carry the call, each after the one before; the end comes last. */
final class CallTracer extends ClientStreamTracer {
    private final LostCalls calls;
    private final boolean mayFailItself;
    private boolean traced;
    private boolean reachedTransport;
    private boolean sent;
    private boolean answered;
    private boolean endedByServer;
    private @Nullable Fate fate;

    /**
     * A call that starts.
     *
     * @param calls of its link
     * @param mayFailItself whether the call brings something of its own, credentials or an authority, that ends it UNAVAILABLE when it fails
     */
    CallTracer(LostCalls calls, boolean mayFailItself) {
        this.calls = calls;
        this.mayFailItself = mayFailItself;
    }

    /** gRPC has put it on the call. */
    void placed() {
        traced = true;
    }

    boolean mayFailItself() {
        return mayFailItself;
    }

    boolean hasReachedTransport() {
        return reachedTransport;
    }

    boolean isSent() {
        return sent;
    }

    boolean isAnswered() {
        return answered;
    }

    boolean isEndedByServer() {
        return endedByServer;
    }

    /** What became of the call, which ended with this status; null if the link did not end it. */
    @Nullable
    Fate fate(Status status) {
        return traced ? fate : calls.fate(this, status);
    }

    @Override
    public void streamCreated(Attributes transport, Metadata headers) {
        reachedTransport = true;
    }

    @Override
    public void outboundHeaders() {
        sent = true;
    }

    @Override
    public void inboundHeaders() {
        answered = true;
    }

    @Override
    public void inboundTrailers(Metadata trailers) {
        endedByServer = true;
    }

    @Override
    public void streamClosed(Status status) {
        fate = calls.fate(this, status);
    }
}
