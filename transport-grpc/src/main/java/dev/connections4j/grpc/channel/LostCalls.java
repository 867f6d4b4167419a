package dev.connections4j.grpc.channel;

import dev.connections4j.grpc.CallHeaders;
import dev.connections4j.spi.LostCallException;
import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link LostCallException} among the causes of the status of each call that the link ended. No call waits here for readiness: a link
 * never becomes ready again, and waiting for the next one is its owner's business.
 */
final class LostCalls implements ClientInterceptor {
    private final TransportHooks hooks;
    private final CallHeaders headers;
    private final BooleanSupplier ended;
    private final BooleanSupplier closing;

    /**
     * The calls of a link.
     *
     * @param hooks say how its stack words the end of a call
     * @param headers of each call
     * @param ended whether the link has ended
     * @param closing whether it is being closed by force: what the stack has not sent yet may then still leave
     */
    LostCalls(TransportHooks hooks, CallHeaders headers, BooleanSupplier ended, BooleanSupplier closing) {
        this.hooks = hooks;
        this.headers = headers;
        this.ended = ended;
        this.closing = closing;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        CallOptions patient = options.isWaitForReady() ? options.withoutWaitForReady() : options;
        return new Call<>(next.newCall(method, patient), this, options);
    }

    /** What became of a call; null if the link did not end it. Certain, or {@link Fate#UNKNOWN}. */
    @Nullable
    Fate fate(CallTracer call, Status status) {
        if (status.isOk() || call.isEndedByServer()) {
            return null;
        }
        boolean endOfTheLink = call.hasReachedTransport() && hooks.isEndOfTheLink(status);
        Status.Code code = status.getCode();
        if (!endOfTheLink && (code == Status.Code.CANCELLED || code == Status.Code.DEADLINE_EXCEEDED)) {
            return null;
        }
        Fate fate = call.isAnswered() ? null : unanswered(call, status);
        if (fate == null) {
            return endOfTheLink || isFaultOfTheLink(status) ? Fate.UNKNOWN : null;
        }
        return fate == Fate.NOT_SENT && call.mayFailItself() && !ended.getAsBoolean() ? null : fate;
    }

    private @Nullable Fate unanswered(CallTracer call, Status status) {
        if (!call.hasReachedTransport()) {
            return status.getCode() == Status.Code.UNAVAILABLE ? Fate.NOT_SENT : null;
        }
        Fate fate = hooks.fate(status, call.isSent());
        return fate == Fate.NOT_SENT && closing.getAsBoolean() ? Fate.UNKNOWN : fate;
    }

    /** Of what the stack itself ends, INTERNAL and UNKNOWN may be one call's own fault, and an HTTP status is an answer. */
    private boolean isFaultOfTheLink(Status status) {
        return switch (status.getCode()) {
            case UNAVAILABLE -> !String.valueOf(status.getDescription()).startsWith("HTTP status code ");
            case INTERNAL, UNKNOWN -> ended.getAsBoolean();
            default -> false;
        };
    }

    private static final class Call<Q, A> extends SimpleForwardingClientCall<Q, A> {
        private final LostCalls calls;
        private final boolean mayFailItself;

        Call(ClientCall<Q, A> call, LostCalls calls, CallOptions options) {
            super(call);
            this.calls = calls;
            this.mayFailItself = options.getCredentials() != null || options.getAuthority() != null;
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            calls.headers.addTo(headers);
            CallTracer tracer = new CallTracer(calls, mayFailItself);
            CallTracers.starting(tracer);
            try {
                super.start(new End<>(listener, tracer), headers);
            } finally {
                CallTracers.starting(null);
            }
        }
    }

    private static final class End<A> extends SimpleForwardingClientCallListener<A> {
        private final CallTracer call;

        End(ClientCall.Listener<A> listener, CallTracer call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            Fate fate = status.isOk() ? null : call.fate(status);
            super.onClose(
                    fate == null ? status : status.withCause(new LostCallException(fate, status.getCause())), trailers);
        }
    }
}
