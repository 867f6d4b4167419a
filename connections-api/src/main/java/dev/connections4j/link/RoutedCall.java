package dev.connections4j.link;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * A call of a connection's channel. Which link it goes over is decided when it starts: a ready one, at once; else it waits for one. From then on
 * it counts as in flight there until its listener sees {@code onClose}.
 */
final class RoutedCall<ReqT, RespT> extends ClientCall<ReqT, RespT> {
    static final Metadata.Key<String> DBNAME = Metadata.Key.of("dbname", Metadata.ASCII_STRING_MARSHALLER);

    private final ConnectionChannel channel;
    private final MethodDescriptor<ReqT, RespT> method;
    private final CallOptions options;
    private final Context context = Context.current();
    private final int hash;
    private volatile @Nullable ClientCall<ReqT, RespT> real;
    private volatile boolean started;
    private volatile boolean cancelled;

    RoutedCall(ConnectionChannel channel, MethodDescriptor<ReqT, RespT> method, CallOptions options) {
        this.channel = channel;
        this.method = method;
        this.options = options;
        this.hash = channel.nextHash();
    }

    /** Cheaper than the one that an object gets by itself, at the one place where each call is kept. */
    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public void start(Listener<RespT> responseListener, Metadata headers) {
        if (real != null) {
            throw new IllegalStateException("the call was started already");
        }
        if (channel.dbName() != null && !headers.containsKey(DBNAME)) {
            headers.put(DBNAME, channel.dbName());
        }
        if (Context.current() == context) {
            route(responseListener, headers);
            return;
        }
        Context caller = context.attach();
        try {
            route(responseListener, headers);
        } finally {
            context.detach(caller);
        }
    }

    private void route(Listener<RespT> listener, Metadata headers) {
        ConnectionHandle handle = channel.handle();
        while (!cancelled && handle.closed() == null) {
            Subchannel subchannel = handle.pool().choose();
            ActiveLink link = subchannel.ready();
            if (link == null) {
                PendingCall<ReqT, RespT> waiting = new PendingCall<>(channel, method, options);
                real = waiting.call();
                waiting.call().start(listener, headers);
                subchannel.admit(waiting);
                waiting.leaveWhenClosed(subchannel);
                return;
            }
            if (link.enter(this)) {
                startOn(link, listener, headers);
                return;
            }
        }
        PendingCall<ReqT, RespT> refused = new PendingCall<>(channel, method, options);
        real = refused.call();
        refused.call().start(listener, headers);
        Status closed = handle.closed();
        refused.fail(
                closed != null ? closed : Status.CANCELLED.withDescription("the call was cancelled before it started"));
    }

    private void startOn(ActiveLink link, Listener<RespT> listener, Metadata headers) {
        try {
            // a link never reconnects: waiting for it to be ready again would be waiting for ever
            ClientCall<ReqT, RespT> call =
                    link.channel().newCall(method, options.isWaitForReady() ? options.withoutWaitForReady() : options);
            real = call;
            call.start(new TrackingListener<>(this, link, listener), headers);
        } catch (RuntimeException | Error e) {
            link.leave(this);
            throw e;
        }
        started = true;
        if (link.cut() != null) {
            cutOff();
        }
    }

    /** The link's grace is over. The listener sees the link's words in place of this cancellation. */
    void cutOff() {
        ClientCall<ReqT, RespT> call = real;
        if (started && call != null) {
            call.cancel("the connection was closed", null);
        }
    }

    /** What the listener is told: our own words if it was we who ended the call. */
    Status told(ActiveLink link, Status status) {
        Status cut = link.cut();
        if (cut == null || cancelled) {
            return status;
        }
        return switch (status.getCode()) {
            case CANCELLED, UNAVAILABLE, UNKNOWN, INTERNAL -> cut;
            default -> status;
        };
    }

    private ClientCall<ReqT, RespT> real() {
        ClientCall<ReqT, RespT> call = real;
        if (call == null) {
            throw new IllegalStateException("the call is not started");
        }
        return call;
    }

    @Override
    public void request(int numMessages) {
        real().request(numMessages);
    }

    @Override
    public void sendMessage(ReqT message) {
        real().sendMessage(message);
    }

    @Override
    public void halfClose() {
        real().halfClose();
    }

    @Override
    public void setMessageCompression(boolean enabled) {
        real().setMessageCompression(enabled);
    }

    @Override
    public boolean isReady() {
        ClientCall<ReqT, RespT> call = real;
        return call != null && call.isReady();
    }

    @Override
    public Attributes getAttributes() {
        ClientCall<ReqT, RespT> call = real;
        return call != null ? call.getAttributes() : Attributes.EMPTY;
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        cancelled = true;
        ClientCall<ReqT, RespT> call = real;
        if (call != null) {
            call.cancel(message, cause);
        }
    }
}
