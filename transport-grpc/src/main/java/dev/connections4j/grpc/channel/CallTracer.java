package dev.connections4j.grpc.channel;

import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.Attributes;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** How far one call came. gRPC reports it on the threads that carry the call, each after the one before; the end comes last. */
final class CallTracer extends ClientStreamTracer {
    /** The record of the call that starts on this thread now: gRPC picks a socket while it starts a call, and makes the tracer then. */
    private static final ThreadLocal<@Nullable CallTracer> STARTING = new ThreadLocal<>();

    private static final ClientStreamTracer NONE = new ClientStreamTracer() {};

    /** One for all calls. */
    static final Factory FACTORY = new Factory() {
        @Override
        public ClientStreamTracer newClientStreamTracer(StreamInfo info, Metadata headers) {
            CallTracer record = STARTING.get();
            if (record == null) {
                return NONE;
            }
            STARTING.set(null); // a call that a call-back starts from here has a record of its own
            record.traced = true;
            return record;
        }
    };

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

    void starting(boolean begins) {
        STARTING.set(begins ? this : null);
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
