package dev.connections4j.armeria;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Armeria's channel, made to treat executor, context and the end of its link as grpc-java's own channels do. */
final class LinkChannel extends Channel {
    private final Channel armeria;
    private final ArmeriaSocket socket;
    private final Executor executor;
    private final String authority;
    private volatile @Nullable StreamLimit limit;

    LinkChannel(Channel armeria, ArmeriaSocket socket, Executor executor, String authority) {
        this.armeria = armeria;
        this.socket = socket;
        this.executor = executor;
        this.authority = authority;
    }

    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
        Context context = Context.current();
        Executor own = options.getExecutor() != null ? options.getExecutor() : executor;
        CallOptions direct = withDeadlineOf(context.getDeadline(), options.withExecutor(Runnable::run));
        Integer most = options.getMaxOutboundMessageSize();
        return new LinkCall<>(this, most == null ? method : OutboundLimit.of(method, most), direct, context, own);
    }

    @Override
    public String authority() {
        return authority;
    }

    /** Whether no call may begin any more. */
    boolean isLost() {
        return socket.ended().isDone();
    }

    /** Whether the event loop takes no more work. */
    boolean isLoopEnding() {
        return socket.loop().isShuttingDown();
    }

    /** From now on the server's limit of streams counts. The one call before, Connect, opens the socket. */
    void limit(StreamLimit known) {
        limit = known;
    }

    /** Armeria's own call, now or when the server allows another stream. */
    <Q, A> ClientCall<Q, A> begin(MethodDescriptor<Q, A> method, CallOptions options) {
        StreamLimit known = limit;
        return known == null ? armeria.newCall(method, options) : known.newCall(armeria, method, options);
    }

    private static CallOptions withDeadlineOf(@Nullable Deadline context, CallOptions options) {
        Deadline own = options.getDeadline();
        boolean sooner = context != null && (own == null || context.isBefore(own));
        return sooner ? options.withDeadline(context) : options;
    }
}
