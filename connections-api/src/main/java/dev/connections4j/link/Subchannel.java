package dev.connections4j.link;

import static io.grpc.ConnectivityState.CONNECTING;
import static io.grpc.ConnectivityState.IDLE;
import static io.grpc.ConnectivityState.READY;
import static io.grpc.ConnectivityState.SHUTDOWN;
import static io.grpc.ConnectivityState.TRANSIENT_FAILURE;

import dev.connections4j.async.Clock;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.TransportLink;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One member of a pool: a place for one link. It is born CONNECTING, and spends there what is left of a pause. The lock guards memory only.
 *
 * <pre>
 *  state              event                                next
 *  -----------------  -----------------------------------  --------------------------------------------------------
 *  CONNECTING         the link is open                     READY
 *                     the attempt failed                   TRANSIENT_FAILURE, for a pause
 *  READY              GOAWAY with NO_ERROR                 CONNECTING
 *                     a call unprocessed, but not refused  CONNECTING
 *                     the link broke, or idled             IDLE; CONNECTING with keep_alive, or in the first connect
 *  TRANSIENT_FAILURE  the pause is over                    CONNECTING if anything waits for it, or with keep_alive; else IDLE
 *  IDLE               a call comes, or wake()              CONNECTING
 *  any                retire                               SHUTDOWN
 * </pre>
 */
final class Subchannel {
    private final LinkSource source;
    private final Clock clock;
    private final LinkPool pool;
    private final boolean keepAlive;
    private final Object lock = new Object();
    private final WaitingCalls waiting = new WaitingCalls();
    private final Backoff backoff;
    private final List<ActiveLink> open = Collections.synchronizedList(new ArrayList<>(1));
    private volatile ConnectivityState state = CONNECTING; // written under the lock, as the next one
    private volatile StageRecorder stages = new StageRecorder();
    private @Nullable MemberAttempt attempt;
    private @Nullable MemberAttempt givenUp;
    private Status lastFailure = Status.UNAVAILABLE;
    private volatile @Nullable ActiveLink ready;

    Subchannel(LinkSource source, Clock clock, LinkPool pool) {
        this.source = source;
        this.clock = clock;
        this.pool = pool;
        this.backoff = new Backoff(clock);
        this.keepAlive = source.parameters().get(Parameters.KEEP_ALIVE);
    }

    /** The link that new calls go over; null while there is none. */
    @Nullable
    ActiveLink ready() {
        return ready;
    }

    ConnectivityState state() {
        return state;
    }

    /** The stages of the latest attempt. */
    StageRecorder stages() {
        return stages;
    }

    /** How long it has waited for others: in attempts that failed or are under way, and in pauses. */
    Duration waited() {
        synchronized (lock) {
            return attempt == null ? backoff.waited() : backoff.waited().plus(stages.waited());
        }
    }

    int attempts() {
        synchronized (lock) {
            return backoff.attemptsInARow();
        }
    }

    /** Begins an attempt, on the calling thread, if one is due. What is left of a pause comes first: calls wait for it, and do not fail. */
    void begin() {
        MemberAttempt next;
        Duration pause;
        synchronized (lock) {
            if (state != CONNECTING || attempt != null) {
                return;
            }
            next = newAttempt();
            pause = backoff.spend();
        }
        next.beginAfter(pause);
    }

    /** Begins to reconnect if nothing else has, on another thread than a call's. */
    void wake() {
        synchronized (lock) {
            if (state == IDLE) {
                state = CONNECTING;
                clock.execute(this::begin);
            }
        }
    }

    private MemberAttempt newAttempt() {
        MemberAttempt made = new MemberAttempt(source, clock, this::begins);
        attempt = made;
        stages = made.stages();
        made.operation().result().whenComplete((link, failure) -> {
            if (failure == null) {
                opened(made, link);
            } else if (made.cutBy() == null) {
                failed(made, failure);
            }
        });
        return made;
    }

    private void begins(MemberAttempt by) {
        synchronized (lock) {
            if (attempt != by) {
                return;
            }
            backoff.attemptBegins();
        }
        limitAttempt();
    }

    /** Limits the attempt under way, if it is to be limited now. */
    void limitAttempt() {
        MemberAttempt limited;
        int number;
        synchronized (lock) {
            limited = attempt;
            number = backoff.attemptsInARow();
        }
        if (limited != null && number > 0) {
            limited.limit(() -> pool.limit(number), silence -> failed(limited, silence));
        }
    }

    private void opened(MemberAttempt by, TransportLink link) {
        ActiveLink active;
        try {
            active = new ActiveLink(this, link, by, clock);
            pool.opened(link);
        } catch (RuntimeException | Error e) {
            by.cut(e, () -> failed(by, e));
            return;
        }
        List<RoutedCall<?, ?>> going;
        synchronized (lock) {
            if (attempt != by) {
                return; // the one who took the attempt away closes it
            }
            attempt = null;
            open.add(active);
            pool.attempted(this, by, null);
            backoff.opened();
            state = READY;
            ready = active;
            going = waiting.takeAll();
        }
        link.ended().thenAccept(end -> ended(active, end));
        pool.stateChanged();
        if (!going.isEmpty()) {
            clock.execute(() -> going.forEach(RoutedCall::go));
        }
    }

    /** The link takes no more calls. May be repeated. */
    void ended(ActiveLink link, LinkEnd end) {
        synchronized (lock) {
            if (ready == link) {
                ready = null;
                pool.ended(this, link, end);
                backoff.ended(link.hasServed());
                state = keepAlive || end == LinkEnd.GOING_AWAY || pool.isConnecting() ? CONNECTING : IDLE;
            }
        }
        link.retire();
        if (source.resolver() == null) {
            begin();
        } else {
            clock.execute(this::begin); // this may be an event loop, and a resolver looks at files
        }
        pool.stateChanged();
    }

    /** A call that found no link: it waits for the attempt under way or for a new one, or fails at once in the pause after a failed one. */
    void admit(RoutedCall<?, ?> call) {
        Status refused = null;
        boolean goesOn;
        synchronized (lock) {
            goesOn = ready != null || state == SHUTDOWN;
            if (!goesOn && state == TRANSIENT_FAILURE && !call.waitsForReady()) {
                refused = lastFailure;
            } else if (!goesOn) {
                waiting.add(call);
                wake();
            }
        }
        if (refused != null) {
            call.fail(refused);
        } else if (goesOn) {
            call.go();
        } else {
            pool.stateChanged();
        }
    }

    /** A call that ended while it waited. */
    void leave(RoutedCall<?, ?> call) {
        synchronized (lock) {
            waiting.remove(call);
        }
    }

    private void failed(MemberAttempt by, Throwable thrown) {
        Throwable cause = OpeningFailure.explain(thrown, by.stages().current());
        ReconnectFailure failure = ReconnectFailure.of(source, cause);
        List<RoutedCall<?, ?>> failing;
        synchronized (lock) {
            if (attempt != by) {
                return;
            }
            attempt = null;
            state = TRANSIENT_FAILURE;
            lastFailure = failure.status();
            backoff.failed(by.stages().waited());
            pool.attempted(this, by, cause);
            failing = waiting.takeThose(call -> failure.lasting() || !call.waitsForReady());
        }
        failing.forEach(call -> call.fail(failure.status()));
        pool.stateChanged();
        pool.failed(cause, by.cutBy() instanceof LinkException, attempts(), this::pause);
    }

    private void pause() {
        synchronized (lock) {
            if (state == TRANSIENT_FAILURE) {
                backoff.after(this::pauseIsOver);
            }
        }
    }

    private void pauseIsOver() {
        synchronized (lock) {
            if (state != TRANSIENT_FAILURE) {
                return;
            }
            state = keepAlive || !waiting.isEmpty() || pool.isConnecting() ? CONNECTING : IDLE;
        }
        begin();
        pool.stateChanged();
    }

    /** No new calls, no reconnecting; calls in flight get {@code grace}, then end with {@code status}; those that wait go on elsewhere. */
    CompletableFuture<Void> retire(Duration grace, Status status) {
        List<RoutedCall<?, ?>> going;
        MemberAttempt given;
        synchronized (lock) {
            state = SHUTDOWN;
            pool.ended(this, ready, null);
            ready = null;
            givenUp = attempt != null ? attempt : givenUp;
            given = givenUp;
            attempt = null;
            backoff.cancel();
            going = waiting.takeAll();
        }
        List<CompletableFuture<Void>> ending = new ArrayList<>();
        if (given != null) {
            ending.add(given.close());
        }
        List.copyOf(open).forEach(link -> ending.add(link.drain(grace, status)));
        going.forEach(RoutedCall::go);
        return CompletableFuture.allOf(ending.toArray(CompletableFuture<?>[]::new));
    }

    /** The link is closed, and gone. */
    void closed(ActiveLink link) {
        open.remove(link);
    }
}
