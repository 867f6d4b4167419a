package dev.connections4j.armeria;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Armeria's channel, made to treat executor, context and the end of its link as grpc-java's own channels do. */
final class LinkChannel extends Channel {
    private final Channel armeria;
    private final StreamLimit limit;
    private final LinkSocket socket;
    private final Executor executor;
    private final String authority;

    LinkChannel(Channel armeria, StreamLimit limit, LinkSocket socket, Executor executor, String authority) {
        this.armeria = armeria;
        this.limit = limit;
        this.socket = socket;
        this.executor = executor;
        this.authority = authority;
    }

    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
        Context context = Context.current();
        Executor chosen = options.getExecutor() != null ? options.getExecutor() : executor;
        if (context.isCancelled()) {
            return new RefusedCall<>(chosen, Contexts.statusFromCancelled(context));
        }
        if (socket.lost().isDone()) {
            return new RefusedCall<>(chosen, Status.UNAVAILABLE.withDescription("the connection is lost"));
        }
        CallOptions own = withDeadlineOf(context.getDeadline(), options.withExecutor(chosen));
        ClientCall<Q, A> call = limit.newCall(armeria, method, own);
        return context == Context.ROOT ? call : new ContextCall<>(call, context);
    }

    @Override
    public String authority() {
        return authority;
    }

    private static CallOptions withDeadlineOf(@Nullable Deadline context, CallOptions options) {
        Deadline own = options.getDeadline();
        boolean sooner = context != null && (own == null || context.isBefore(own));
        return sooner ? options.withDeadline(context) : options;
    }
}
