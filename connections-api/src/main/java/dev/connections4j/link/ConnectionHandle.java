package dev.connections4j.link;

import dev.connections4j.ConnectTimings;
import dev.connections4j.ParameterException;
import dev.connections4j.ServerInfo;
import dev.connections4j.async.Clock;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection: a stable handle over links that are opened again after a fault and exchanged by replace. */
public final class ConnectionHandle implements ManagedConnection {
    private static final System.Logger LOG = System.getLogger("dev.connections4j.link");

    private final String alias;
    private final Runnable onClose;
    private final Clock clock;
    private final Object lock = new Object();
    private final List<LinkPool> retiring = new ArrayList<>(0);
    private volatile LinkPool pool;
    private volatile ConnectTimings timings;
    private volatile @Nullable Status closed;
    private volatile @Nullable Channel channel;
    private volatile @Nullable StateListeners listeners;

    /**
     * A live connection.
     *
     * @param alias its name
     * @param links open; the handle closes them
     * @param timings of the connect
     * @param clock measures pauses of its calls
     * @param onClose what {@link #close()} asks for: disconnect, if this still is the alias' connection
     */
    public ConnectionHandle(String alias, LinkPool links, ConnectTimings timings, Clock clock, Runnable onClose) {
        this.alias = alias;
        this.onClose = onClose;
        this.clock = clock;
        this.timings = timings;
        this.pool = links;
        links.onStateChange(this::stateChanged);
    }

    @Override
    public CompletableFuture<Void> exchange(LinkPool links, ConnectTimings newTimings, Duration grace) {
        LinkPool old;
        synchronized (lock) {
            old = closed == null ? pool : links;
            if (closed == null) {
                pool = links;
                timings = newTimings;
            }
            retiring.add(old);
        }
        links.onStateChange(this::stateChanged);
        stateChanged();
        return retire(
                old, grace, Status.UNAVAILABLE.withDescription("connection '" + alias + "' was closed by replace"));
    }

    @Override
    public void refuse(String cause) {
        var unused = closing(cause);
    }

    private Status closing(String cause) {
        synchronized (lock) {
            Status known = closed;
            Status status = known != null ? known : Status.UNAVAILABLE.withDescription(cause);
            closed = status;
            return status;
        }
    }

    @Override
    public CompletableFuture<Void> shutdown(Duration grace, String cause) {
        Status status = closing(cause);
        List<LinkPool> all;
        synchronized (lock) {
            if (!retiring.contains(pool)) {
                retiring.add(pool);
            }
            all = List.copyOf(retiring);
        }
        stateChanged();
        return CompletableFuture.allOf(
                all.stream().map(p -> retire(p, grace, status)).toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> retire(LinkPool old, Duration grace, Status status) {
        return old.retire(grace, status).whenComplete((gone, ignored) -> gone(old));
    }

    private void gone(LinkPool old) {
        synchronized (lock) {
            retiring.remove(old);
        }
    }

    Clock clock() {
        return clock;
    }

    LinkPool pool() {
        return pool;
    }

    /** How calls end from now on; null while it is open. */
    @Nullable
    Status closed() {
        return closed;
    }

    private void stateChanged() {
        StateListeners all = listeners;
        if (all == null && pool.source().observers().isWatched(alias)) {
            all = listeners(ConnectivityState.READY);
        }
        if (all != null) {
            all.look(this::state, pool.executor());
        }
    }

    /** Those that are notified of states; the first ones take {@code now} as what is known already. */
    private StateListeners listeners(ConnectivityState now) {
        synchronized (lock) {
            StateListeners known = listeners;
            StateListeners all = known != null ? known : new StateListeners(alias, now, this::report);
            listeners = all;
            return all;
        }
    }

    private void report(ConnectivityState state) {
        LinkSource source = pool.source();
        if (state != ConnectivityState.SHUTDOWN && source.observers().isWatched(alias)) {
            source.observers().report(MemberEvents.state(source, state));
        }
    }

    @Override
    public String alias() {
        return alias;
    }

    @Override
    public Channel channel() {
        Channel known = channel;
        return known != null ? known : firstChannel();
    }

    private Channel firstChannel() {
        synchronized (lock) {
            Channel known = channel;
            Channel first = known != null ? known : ConnectionChannel.over(this, null);
            channel = first;
            return first;
        }
    }

    @Override
    public Channel channel(String dbName) {
        return ConnectionChannel.over(this, Parameters.DB_NAME.parse(dbName));
    }

    @Override
    public ServerInfo serverInfo() {
        return pool.serverInfo();
    }

    @Override
    public OptionalLong identifier() {
        return pool.identifier();
    }

    @Override
    public ConnectivityState state() {
        return closed != null ? ConnectivityState.SHUTDOWN : pool.state();
    }

    @Override
    public void requestConnection() {
        if (closed == null) {
            pool.requestConnection();
        }
    }

    @Override
    public List<ConnectivityState> memberStates() {
        return pool.memberStates();
    }

    @Override
    public Subscription onStateChange(Consumer<ConnectivityState> listener) {
        ParameterException.requireGiven("listener", listener);
        Subscription subscription = listeners(state()).add(listener);
        stateChanged(); // what changed before there was anyone to look
        return subscription;
    }

    @Override
    public ResolvedParameters parameters() {
        return pool.source().parameters();
    }

    @Override
    public String transport() {
        return pool.source().transport().name();
    }

    @Override
    public ConnectTimings timings() {
        return timings;
    }

    @Override
    public void close() {
        try {
            onClose.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, alias + ": closing failed", e);
        }
    }

    @Override
    public String toString() {
        return "connection '" + alias + "' to " + parameters().address() + ", " + state();
    }
}
