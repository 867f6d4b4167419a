package dev.connections4j.link;

import dev.connections4j.ServerInfo;
import dev.connections4j.Stage;
import dev.connections4j.async.CallbackThreads;
import dev.connections4j.async.Clock;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.Lease;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import io.grpc.ClientInterceptor;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of a connection, and what its parameters say of calls. A pool is born connecting: its first connect is complete when every member
 * is ready. Replace puts another pool in its place.
 */
public final class LinkPool {
    private final LinkSource source;
    private final FirstConnect first;
    private final Subchannel[] members;
    private final Function<Subchannel[], Subchannel> picker;
    private final List<ClientInterceptor> interceptors;
    private final @Nullable Duration rpcDeadline;
    private final AtomicBoolean connecting = new AtomicBoolean(true);
    private Lease lease = Lease.NONE; // guarded by this, as the next one
    private boolean retired;
    private volatile ServerInfo serverInfo = ServerInfo.UNKNOWN;
    private volatile OptionalLong identifier = OptionalLong.empty();
    private volatile Runnable onStateChange = () -> {};

    /** Who hears of a pool's first connect. Called on any thread, an event loop too: it must not block. */
    public interface FirstConnect {
        /** Whether a caller waits for readiness: then an attempt that takes too long is cut. */
        boolean isAwaited();

        /** Every member is ready. */
        void ready();

        /**
         * An attempt of a member failed, and all of it is closed, or closing took more than 5 s. Other members go on.
         *
         * @param cause a {@link LinkException}, or a {@link dev.connections4j.ConnectionsException} of the transport's
         * @param attempts of that member so far
         * @param again makes that member try again, after a pause
         */
        void failed(Throwable cause, int attempts, Runnable again);

        /** The same, of an attempt that was cut because nothing came back while a caller waited for readiness. */
        void silent(Throwable cause, int attempts, Runnable again);
    }

    /**
     * A pool that has opened nothing yet.
     *
     * @param source opens its links
     * @param clock measures pauses and timeouts
     * @param first is notified until every member is ready
     */
    public LinkPool(LinkSource source, Clock clock, FirstConnect first) {
        ResolvedParameters parameters = source.parameters();
        this.source = source;
        this.first = first;
        this.interceptors = parameters.get(Parameters.INTERCEPTORS);
        this.rpcDeadline = parameters.find(Parameters.RPC_DEADLINE).orElse(null);
        this.members = new Subchannel[parameters.get(Parameters.POOL_SIZE)];
        this.picker = members.length == 1 ? only -> only[0] : LinkPicker.of(parameters.get(Parameters.POOL));
        for (int i = 0; i < members.length; i++) {
            members[i] = new Subchannel(source, clock, this);
        }
    }

    /** Begins to open every member's link, on the calling thread. */
    public void connect() {
        Lease taken = source.transport().retain();
        boolean late;
        synchronized (this) {
            late = retired;
            lease = late ? Lease.NONE : taken;
        }
        if (late) {
            taken.release();
            return;
        }
        for (Subchannel member : members) {
            member.begin();
        }
    }

    /** Begins to reconnect the members that are idle. */
    void requestConnection() {
        Stream.of(members).forEach(Subchannel::wake);
        stateChanged();
    }

    /** A caller waits for readiness from now on: attempts under way are limited. */
    public void limitAttempts() {
        Stream.of(members).forEach(Subchannel::limitAttempt);
    }

    /** {@return what opens the links, with the parameters in force} */
    public LinkSource source() {
        return source;
    }

    /** {@return how many attempts the member has made that tried most often} */
    public int attempts() {
        return Stream.of(members).mapToInt(Subchannel::attempts).max().orElse(0);
    }

    /** {@return the stage that the first member without a link has reached; null before the first} */
    public @Nullable Stage stage() {
        return awaited().stages().current();
    }

    /** {@return how long the first member without a link has waited for others; what else has passed was work of this process} */
    public Duration waited() {
        return awaited().waited();
    }

    private Subchannel awaited() {
        for (Subchannel member : members) {
            if (member.ready() == null) {
                return member;
            }
        }
        return members[0];
    }

    /**
     * The stages that ended well.
     *
     * @return of each the longest, for the members connect at the same time
     */
    public Map<Stage, Duration> stages() {
        Map<Stage, Duration> longest = new EnumMap<>(Stage.class);
        for (Subchannel member : members) {
            member.stages()
                    .durations()
                    .forEach((stage, took) -> longest.merge(stage, took, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        }
        return longest;
    }

    /**
     * Retires every member: no new calls, no reconnecting. May be repeated; the shortest grace counts.
     *
     * @param grace how long calls in flight may go on
     * @param status how they end then
     * @return completes when all links are closed, and what they shared is given back; never fails
     */
    public CompletableFuture<Void> retire(Duration grace, Status status) {
        Lease held;
        synchronized (this) {
            retired = true;
            held = lease;
        }
        return CompletableFuture.allOf(
                        Stream.of(members).map(m -> m.retire(grace, status)).toArray(CompletableFuture<?>[]::new))
                .thenCompose(closed -> held.release());
    }

    /** Runs {@code listener} after each change of a member's state. */
    void onStateChange(Runnable listener) {
        onStateChange = listener;
    }

    /** The member for a call that starts now. */
    Subchannel choose() {
        return picker.apply(members);
    }

    ConnectivityState state() {
        if (members.length == 1) {
            return members[0].state();
        }
        Set<ConnectivityState> states = EnumSet.noneOf(ConnectivityState.class);
        for (Subchannel member : members) {
            states.add(member.state());
        }
        return Stream.of(
                        ConnectivityState.READY,
                        ConnectivityState.CONNECTING,
                        ConnectivityState.IDLE,
                        ConnectivityState.TRANSIENT_FAILURE)
                .filter(states::contains)
                .findFirst()
                .orElse(ConnectivityState.SHUTDOWN);
    }

    List<ClientInterceptor> interceptors() {
        return interceptors;
    }

    /** The deadline of a call that brings none; null for none. */
    @Nullable
    Duration rpcDeadline() {
        return rpcDeadline;
    }

    /** Runs call-backs of the connection itself. */
    Executor executor() {
        return CallbackThreads.of(source.parameters().find(Parameters.EXECUTOR));
    }

    /** What the link that opened last heard of its server. */
    ServerInfo serverInfo() {
        return serverInfo;
    }

    /** What the server called the link that opened last. */
    OptionalLong identifier() {
        return identifier;
    }

    /** Whether the first connect is under way: then a failure is reported to its caller, who may ask for a further attempt. */
    boolean isConnecting() {
        return connecting.get();
    }

    /** How long this attempt may stay silent; null if its callers see to that. */
    @Nullable
    Duration limit(int attempt) {
        if (!isConnecting()) {
            return source.parameters().get(Parameters.TIMEOUT);
        }
        return first.isAwaited() ? RetryPolicy.limit(attempt) : null;
    }

    /** A member has opened a link. */
    void opened(TransportLink link) {
        serverInfo = link.serverInfo();
        identifier = link.identifier();
    }

    /** An attempt of a member failed, or was cut, and all of it is closed. {@code again} begins the pause before the next one. */
    void failed(Throwable cause, boolean isCut, int attempts, Runnable again) {
        if (!isConnecting()) {
            again.run();
        } else if (isCut && cause instanceof LinkException) {
            first.silent(cause, attempts, again);
        } else {
            first.failed(cause, attempts, again);
        }
    }

    /** An attempt of a member ended. Called under the member's lock, so that its events stay in order. */
    void attempted(Subchannel member, MemberAttempt attempt, @Nullable Throwable failure) {
        boolean isReconnect = !isConnecting();
        boolean isTrouble = isReconnect && failure != null;
        if (isTrouble || source.observers().isWatched(source.alias())) {
            source.observers()
                    .report(MemberEvents.attempt(
                            source, number(member), isReconnect, attempt, member.attempts(), failure));
        }
    }

    /** A member's link, if it has one, ended, or is closed if {@code end} is null. Called as {@link #attempted} is. */
    void ended(Subchannel member, @Nullable ActiveLink link, @Nullable LinkEnd end) {
        if (link != null && (end == LinkEnd.BROKEN || source.observers().isWatched(source.alias()))) {
            source.observers().report(MemberEvents.ended(source, number(member), link, end));
        }
    }

    private int number(Subchannel member) {
        return List.of(members).indexOf(member);
    }

    /** The state of each member. */
    List<ConnectivityState> memberStates() {
        return Stream.of(members).map(Subchannel::state).toList();
    }

    /** A member's state may have changed. */
    void stateChanged() {
        if (connecting.get() && Stream.of(members).allMatch(member -> member.ready() != null)) {
            if (connecting.compareAndSet(true, false)) {
                first.ready();
            }
        }
        onStateChange.run();
    }
}
