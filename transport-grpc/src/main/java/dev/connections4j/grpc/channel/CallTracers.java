package dev.connections4j.grpc.channel;

import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * Puts on each call the tracer that it brought. The call leaves it with its thread while it starts: gRPC picks a socket then, and asks for the
 * tracer. Connect brings none.
 */
final class CallTracers extends ClientStreamTracer.Factory {
    private static final ThreadLocal<@Nullable CallTracer> STARTING = new ThreadLocal<>();
    private static final ClientStreamTracer NONE = new ClientStreamTracer() {};

    /** The tracer of the call that starts on this thread now; null once it has started. */
    static void starting(@Nullable CallTracer tracer) {
        STARTING.set(tracer);
    }

    @Override
    public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
        CallTracer tracer = STARTING.get();
        if (tracer == null) {
            return NONE;
        }
        STARTING.set(null); // a call that a call-back starts from here has a tracer of its own
        tracer.placed();
        return tracer;
    }
}
