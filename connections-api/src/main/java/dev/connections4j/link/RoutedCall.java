package dev.connections4j.link;

import dev.connections4j.async.CallbackThreads;
import dev.connections4j.async.Clock;
import dev.connections4j.async.DeferredWatch;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call of a connection's channel. It goes over the link that is ready when it starts, else it waits for one. What the server has not
 * processed may be started again on another link; once the server has answered, or too much would have to be kept, the call stays on its link.
 */
final class RoutedCall<ReqT, RespT> extends RepeatableCall<ReqT, RespT> {
    static final Metadata.Key<String> DBNAME = Metadata.Key.of("dbname", Metadata.ASCII_STRING_MARSHALLER);

    private final ConnectionChannel channel;
    private final MethodDescriptor<ReqT, RespT> method;
    private final CallOptions options;
    private final Context context = Context.current();
    private @Nullable Listener<RespT> listener;
    private @Nullable Metadata headers;
    private int place; // among those in flight on its link
    private byte brought;
    private byte refusals; // guarded by this

    /** What a call without a link waits with: what may end it, and how it stops waiting. */
    private record Wait(DeferredWatch watch, Runnable leave) {}

    /** A call that has the connection's {@code rpc_deadline} if it brings no deadline of its own. */
    static <Q, A> ClientCall<Q, A> on(ConnectionChannel channel, MethodDescriptor<Q, A> method, CallOptions options) {
        Duration rpcDeadline = channel.handle().pool().rpcDeadline();
        CallOptions bounded = rpcDeadline == null || options.getDeadline() != null
                ? options
                : options.withDeadlineAfter(TimeUnit.NANOSECONDS.convert(rpcDeadline), TimeUnit.NANOSECONDS);
        return new RoutedCall<>(channel, method, bounded);
    }

    private RoutedCall(ConnectionChannel channel, MethodDescriptor<ReqT, RespT> method, CallOptions options) {
        this.channel = channel;
        this.method = method;
        this.options = options;
    }

    /** Before it starts on a link. */
    void enter(CallsInFlight<RoutedCall<?, ?>> calls) {
        place = calls.enter(this);
    }

    /** Whether it was among these calls, which it is no more. */
    boolean leave(CallsInFlight<RoutedCall<?, ?>> calls) {
        return calls.leave(this, place);
    }

    /** Whether it goes on waiting when an attempt fails. */
    boolean waitsForReady() {
        return options.isWaitForReady();
    }

    @Override
    public void start(Listener<RespT> responseListener, Metadata metadata) {
        if (listener != null) {
            throw new IllegalStateException("the call was started already");
        }
        listener = responseListener;
        if (channel.dbName() != null && !metadata.containsKey(DBNAME)) {
            metadata.put(DBNAME, channel.dbName());
        }
        headers = metadata;
        brought = LinkHeaders.broughtBy(metadata);
        routeInContext();
    }

    private void routeInContext() {
        if (Context.current() == context) {
            route();
        } else {
            context.run(this::route);
        }
    }

    private void route() {
        ConnectionHandle handle = channel.handle();
        Status ended;
        while ((ended = cancellation()) == null && (ended = handle.closed()) == null) {
            Subchannel member = handle.pool().choose();
            ActiveLink link = member.ready();
            if (link == null) {
                await(() -> member.leave(this));
                member.admit(this);
                if (hasEnded()) {
                    member.leave(this);
                }
                return;
            }
            if (link.enter(this)) {
                startOn(link);
                return;
            }
        }
        end(ended);
    }

    private void startOn(ActiveLink link) {
        Metadata own = headers;
        Listener<RespT> wanted = listener;
        if (own == null || wanted == null) {
            throw new IllegalStateException("the call is not started");
        }
        TrackingListener<ReqT, RespT> tracker = new TrackingListener<>(this, link, wanted);
        ClientCall<ReqT, RespT> call;
        begin(tracker);
        try {
            // a link never reconnects: waiting for it to be ready again would be waiting for ever
            call = link.channel().newCall(method, options.isWaitForReady() ? options.withoutWaitForReady() : options);
            call.start(tracker, own);
        } catch (RuntimeException | Error e) {
            link.leave(this);
            throw e;
        }
        handOver(call, tracker);
        if (link.cut() != null) {
            cutOff(call);
        }
    }

    private synchronized boolean hasEnded() {
        return isOver();
    }

    private void await(Runnable leave) {
        ConnectionHandle handle = channel.handle();
        DeferredWatch watch = new DeferredWatch(
                options.getDeadline(), context, "connection '" + handle.alias() + "' to reconnect", this::fail);
        detach();
        begin(new Wait(watch, leave));
        watch.start();
        failIfCancelled();
    }

    /** Waits no more: routes the call anew, over the link that is ready now or to where replace has led meanwhile. */
    void go() {
        if (stopWaiting() == null) {
            return;
        }
        try {
            routeInContext();
        } catch (RuntimeException | Error e) {
            end(Status.fromThrowable(e));
        }
    }

    /** Ends the call while it waits. */
    @Override
    void fail(Status status) {
        Wait waited = stopWaiting();
        if (waited != null) {
            waited.leave().run();
            end(status);
        }
    }

    private @Nullable Wait stopWaiting() {
        Wait waited = end(Wait.class);
        if (waited != null) {
            waited.watch().stop();
        }
        return waited;
    }

    /** Ends a call that is on no link. */
    private void end(Status status) {
        Listener<RespT> wanted = listener;
        synchronized (this) {
            if (isOver() || wanted == null) {
                return;
            }
            keepEnd();
        }
        Executor own = options.getExecutor();
        Executor executor = own != null ? own : channel.handle().pool().executor();
        CallbackThreads.marking(executor).execute(context.wrap(() -> wanted.onClose(status, new Metadata())));
    }

    /**
     * The link's call has ended.
     *
     * @return whether the call goes on, on another link
     */
    boolean startsAgain(TrackingListener<ReqT, RespT> by, ActiveLink link, @Nullable Fate fate) {
        int refused;
        synchronized (this) {
            boolean again = fate != null && fate != Fate.UNKNOWN && isRepeatable(by);
            if (again && fate == Fate.REFUSED) {
                refusals++;
                again = refusals <= RetryPolicy.MOST_REFUSALS;
            }
            if (!again || link.cut() != null) {
                keepEnd();
                settle();
                return false;
            }
            detach();
            refused = refusals;
        }
        if (headers != null) {
            LinkHeaders.dropAllBut(brought, headers);
        }
        if (fate != Fate.REFUSED) {
            link.member().ended(link, LinkEnd.GOING_AWAY); // if it has not yet: this call needs the next link
        }
        if (fate == Fate.REFUSED && refused > 1) {
            pause(refused - 1);
            return true;
        }
        try {
            routeInContext();
        } catch (RuntimeException | Error e) {
            end(Status.fromThrowable(e));
        }
        return true;
    }

    private void pause(int times) {
        Clock clock = channel.handle().clock();
        CompletableFuture<Void> left = new CompletableFuture<>();
        await(() -> left.complete(null)); // before the timer begins, which ends this wait
        left.thenRun(clock.after(RetryPolicy.pause(times, clock.random()), this::go));
    }

    /** The link's grace is over. The listener sees the link's status in place of this cancellation. */
    void cutOff() {
        ClientCall<ReqT, RespT> call = real();
        if (call != null) {
            cutOff(call);
        }
    }

    private static void cutOff(ClientCall<?, ?> call) {
        call.cancel("the connection was closed", null);
    }

    /** What the listener gets: our own status if we ended the call, or if the link was lost. */
    Status reported(ActiveLink link, Status status, @Nullable Fate fate) {
        Status cut = link.cut();
        if (cut != null && !isCancelled()) {
            return switch (status.getCode()) {
                case CANCELLED, UNAVAILABLE, UNKNOWN, INTERNAL -> cut;
                default -> status;
            };
        }
        if (status.isOk() || isCancelled()) {
            return status;
        }
        String subject = channel.handle().pool().source().subject();
        return fate == null
                ? HttpAnswerStatus.of(subject, status)
                : LostCallStatus.of(subject, fate, refusals, status.getCause());
    }

    @Override
    boolean isStarted() {
        return listener != null;
    }
}
