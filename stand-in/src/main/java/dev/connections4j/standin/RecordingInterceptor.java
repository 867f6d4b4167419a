package dev.connections4j.standin;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What happens to each call before its method sees it: it is recorded, and refused where the server's behaviour says so. */
final class RecordingInterceptor implements ServerInterceptor {
    /** The call, for methods that look at its headers. */
    static final Context.Key<RecordedCall> CALL = Context.key("recorded-call");

    private static final Metadata.Key<String> CONTENT_TYPE =
            Metadata.Key.of("content-type", Metadata.ASCII_STRING_MARSHALLER);

    private final Behaviour behaviour;
    private final CallLog log;
    private final Sockets sockets;

    RecordingInterceptor(Behaviour behaviour, CallLog log, Sockets sockets) {
        this.behaviour = behaviour;
        this.log = log;
        this.sockets = sockets;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        RecordedCall recorded = record(call, headers);
        log.add(recorded);
        sockets.request(recorded.client());
        if (behaviour.sharesPortWithRest()
                && !recorded.header(CONTENT_TYPE.name()).equals(List.of("application/grpc"))) {
            sockets.cut(recorded.client());
            return new NoListener<>();
        }
        Optional<Status> refusal = behaviour.refusal(recorded);
        if (refusal.isPresent()) {
            call.close(refusal.get(), new Metadata());
            return new NoListener<>();
        }
        return Contexts.interceptCall(Context.current().withValue(CALL, recorded), call, headers, next);
    }

    private static RecordedCall record(ServerCall<?, ?> call, Metadata headers) {
        Metadata copy = new Metadata();
        copy.merge(headers);
        return new RecordedCall(
                Objects.requireNonNullElse(call.getMethodDescriptor().getServiceName(), ""),
                Objects.requireNonNullElse(call.getMethodDescriptor().getBareMethodName(), ""),
                copy,
                Objects.requireNonNullElse(call.getAuthority(), ""),
                Context.current().getDeadline(),
                (InetSocketAddress) Objects.requireNonNull(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)));
    }
}
