package dev.connections4j.link;

import static io.grpc.ConnectivityState.CONNECTING;
import static io.grpc.ConnectivityState.IDLE;
import static io.grpc.ConnectivityState.READY;
import static io.grpc.ConnectivityState.SHUTDOWN;
import static io.grpc.ConnectivityState.TRANSIENT_FAILURE;

import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.TransportLink;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One member of a pool: a link, or the want of one. Lost, it is IDLE until a call comes (or reconnects by itself with {@code keep_alive});
 * a failed attempt is followed by a pause. The lock guards memory only: what follows from a transition is done outside.
 */
final class Subchannel implements Reopening.Outcome, ActiveLink.Owner {
    private static final System.Logger LOG = System.getLogger("dev.connections4j.link");

    private final LinkSource source;
    private final Scheduler scheduler;
    private final Events events;
    private final boolean keepAlive;
    private final Object lock = new Object();
    private final Backoff backoff = new Backoff();
    private Set<PendingCall<?, ?>> waiters = Collections.emptySet();
    private final List<ActiveLink> open = new ArrayList<>(1);
    private ConnectivityState state = READY;
    private Duration pauseBeforeNext = Duration.ZERO;
    private Runnable cancelPause = () -> {};
    private Status lastFailure = Status.UNAVAILABLE;
    private @Nullable Reopening reopening;
    private long openedNanos;
    private volatile @Nullable ActiveLink ready;

    /** Who holds the pool. */
    interface Events {
        /** A member's state may have changed. */
        void stateChanged();

        /** A link was opened: its answer to Connect is the latest. */
        void opened(TransportLink link);
    }

    Subchannel(LinkSource source, Scheduler scheduler, Events events) {
        this.source = source;
        this.scheduler = scheduler;
        this.events = events;
        this.keepAlive = source.parameters().get(Parameters.KEEP_ALIVE);
    }

    /** The link that new calls go over; null while there is none. */
    @Nullable
    ActiveLink ready() {
        return ready;
    }

    ConnectivityState state() {
        synchronized (lock) {
            return state;
        }
    }

    /** Takes the link that connect has opened. */
    void use(TransportLink link) {
        take(link, null);
    }

    /** Takes the link of the attempt under way; one that is not wanted any more is closed. */
    private void take(TransportLink link, @Nullable Reopening by) {
        ActiveLink live = new ActiveLink(this, link, scheduler);
        List<PendingCall<?, ?>> going;
        synchronized (lock) {
            if (reopening != by) {
                link.close();
                return;
            }
            reopening = null;
            open.add(live);
            openedNanos = scheduler.nanoTime();
            state = READY;
            ready = live;
            going = takeWaiters();
        }
        if (by != null) {
            LOG.log(Level.DEBUG, "{0}: reconnected", source.alias());
            events.opened(link);
        }
        link.ended().thenRun(() -> lost(live));
        events.stateChanged();
        going.forEach(PendingCall::go);
    }

    private void lost(ActiveLink live) {
        LOG.log(Level.DEBUG, "{0}: a link was lost, or closed", source.alias());
        synchronized (lock) {
            if (ready == live) {
                ready = null;
                Duration lived = Duration.ofNanos(scheduler.nanoTime() - openedNanos);
                pauseBeforeNext = backoff.afterLoss(lived, scheduler.random());
                state = IDLE;
                if (keepAlive) {
                    connect();
                }
            }
        }
        live.retire();
        events.stateChanged();
    }

    /** A call that found no link: it waits for the attempt under way or for a new one, or fails at once in the pause after a failed one. */
    void admit(PendingCall<?, ?> call) {
        Status refused;
        synchronized (lock) {
            boolean goesOn = ready != null || state == SHUTDOWN;
            refused = state == TRANSIENT_FAILURE && !call.waitForReady() ? lastFailure : null;
            if (!goesOn && refused == null) {
                await(call);
                wake();
                call = null;
            }
        }
        if (call == null) {
            events.stateChanged();
        } else if (refused != null) {
            call.fail(refused);
        } else {
            call.go();
        }
    }

    private void await(PendingCall<?, ?> call) {
        if (waiters.isEmpty()) {
            waiters = new LinkedHashSet<>();
        }
        waiters.add(call);
    }

    /** A call that ended while it waited. */
    void leave(PendingCall<?, ?> call) {
        synchronized (lock) {
            waiters.remove(call);
        }
    }

    /** Begins to reconnect if nothing else has. */
    void wake() {
        synchronized (lock) {
            if (state == IDLE) {
                connect();
            }
        }
    }

    private void connect() {
        state = CONNECTING;
        reopening = new Reopening(source, scheduler, this);
        reopening.begin(pauseBeforeNext);
        pauseBeforeNext = Duration.ZERO;
    }

    @Override
    public void opened(Reopening by, TransportLink link) {
        take(link, by);
    }

    @Override
    public void failed(Reopening by, Throwable cause) {
        ReconnectFailure refusal = ReconnectFailure.of(source, cause);
        List<PendingCall<?, ?>> failing = new ArrayList<>();
        synchronized (lock) {
            if (reopening != by) {
                return;
            }
            reopening = null;
            state = TRANSIENT_FAILURE;
            lastFailure = refusal.status();
            for (PendingCall<?, ?> call : waiters) {
                if (refusal.lasting() || !call.waitForReady()) {
                    failing.add(call);
                }
            }
            failing.forEach(waiters::remove);
            cancelPause = scheduler.after(backoff.afterFailure(scheduler.random()), this::pauseIsOver);
        }
        LOG.log(Level.DEBUG, () -> source.alias() + ": " + refusal.status().getDescription());
        failing.forEach(call -> call.fail(refusal.status()));
        events.stateChanged();
    }

    private void pauseIsOver() {
        synchronized (lock) {
            if (state != TRANSIENT_FAILURE) {
                return;
            }
            state = IDLE;
            if (keepAlive || !waiters.isEmpty()) {
                connect();
            }
        }
        events.stateChanged();
    }

    /** No new calls, no reconnecting; calls in flight get {@code grace}, then end with {@code status}; those that wait go on elsewhere. */
    CompletableFuture<Void> retire(Duration grace, Status status) {
        List<PendingCall<?, ?>> going;
        List<CompletableFuture<Void>> ending = new ArrayList<>();
        Reopening given;
        List<ActiveLink> links;
        synchronized (lock) {
            state = SHUTDOWN;
            ready = null;
            given = reopening;
            reopening = null;
            cancelPause.run();
            going = takeWaiters();
            links = List.copyOf(open);
        }
        if (given != null) {
            ending.add(given.abandon());
        }
        links.forEach(link -> ending.add(link.drain(grace, status)));
        going.forEach(PendingCall::go);
        return CompletableFuture.allOf(ending.toArray(CompletableFuture<?>[]::new));
    }

    private List<PendingCall<?, ?>> takeWaiters() {
        List<PendingCall<?, ?>> taken = List.copyOf(waiters);
        waiters = Collections.emptySet();
        return taken;
    }

    @Override
    public void closed(ActiveLink live) {
        synchronized (lock) {
            open.remove(live);
        }
    }
}
