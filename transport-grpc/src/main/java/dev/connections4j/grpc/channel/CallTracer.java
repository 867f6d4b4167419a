package dev.connections4j.grpc.channel;

import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.Attributes;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far one call came. gRPC reports it on the threads that carry the call, each after the one before; the end comes last. */
final class CallTracer extends ClientStreamTracer {
    private static final List<Fate> FATES = List.of(Fate.values());

    private final LostCalls calls;
    private final boolean mayFailItself;
    private boolean traced;
    private boolean reachedTransport;
    private boolean sent;
    private boolean answered;
    private boolean endedByServer;
    private byte fate; // its place among FATES, from 1; 0: none. An object would make each call's tracer 8 bytes larger

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
        if (!traced) {
            return calls.fate(this, status);
        }
        return fate == 0 ? null : FATES.get(fate - 1);
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
        Fate known = calls.fate(this, status);
        fate = (byte) (known == null ? 0 : 1 + FATES.indexOf(known));
    }
}
