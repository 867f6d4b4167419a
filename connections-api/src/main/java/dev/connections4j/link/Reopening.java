package dev.connections4j.link;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One attempt to open a link in place of a lost one, bounded by the parameter {@code timeout}. Tells its outcome once, unless abandoned first. */
final class Reopening {
    /** A transport that does not end what it was told to give up must not keep calls waiting. */
    private static final long ABANDON_GUARD_SECONDS = 5;

    private final LinkSource source;
    private final Scheduler scheduler;
    private final Outcome outcome;
    private @Nullable LinkOpening opening;
    private Runnable cancelTimer = () -> {};
    private boolean settled;

    /** Who asked. Never called on an event loop. */
    interface Outcome {
        void opened(Reopening by, TransportLink link);

        void failed(Reopening by, Throwable cause);
    }

    Reopening(LinkSource source, Scheduler scheduler, Outcome outcome) {
        this.source = source;
        this.scheduler = scheduler;
        this.outcome = outcome;
    }

    /** Begins soon, or after a pause. */
    synchronized void begin(Duration pause) {
        if (pause.isZero()) {
            scheduler.execute(this::open);
        } else {
            cancelTimer = scheduler.after(pause, this::open);
        }
    }

    private void open() {
        LinkOpening begun;
        synchronized (this) {
            if (settled) {
                return;
            }
            begun = new LinkOpening(source);
            opening = begun;
            cancelTimer = scheduler.after(source.parameters().get(Parameters.TIMEOUT), this::timedOut);
        }
        begun.begin();
        begun.link().whenComplete((link, failure) -> scheduler.execute(() -> ended(link, failure)));
    }

    private void ended(@Nullable TransportLink link, @Nullable Throwable failure) {
        if (!settle()) {
            return;
        }
        if (link != null) {
            outcome.opened(this, link);
        } else if (failure instanceof CompletionException wrapped && wrapped.getCause() != null) {
            outcome.failed(this, wrapped.getCause());
        } else if (failure != null) {
            outcome.failed(this, failure);
        }
    }

    private void timedOut() {
        LinkOpening late;
        synchronized (this) {
            late = opening;
        }
        if (late != null && settle()) {
            Duration timeout = source.parameters().get(Parameters.TIMEOUT);
            LinkException cause = new LinkException(
                    Failure.of(
                            late.stages().current(),
                            Reason.TIMED_OUT,
                            "no answer within " + timeout.toMillis() + " ms"),
                    null);
            late.abandon()
                    .completeOnTimeout(null, ABANDON_GUARD_SECONDS, TimeUnit.SECONDS)
                    .whenComplete((gone, ignored) -> scheduler.execute(() -> outcome.failed(this, cause)));
        }
    }

    private synchronized boolean settle() {
        boolean first = !settled;
        settled = true;
        cancelTimer.run();
        return first;
    }

    /** Gives up, without telling; completes when nothing of it is left. */
    CompletableFuture<Void> abandon() {
        settle();
        LinkOpening begun;
        synchronized (this) {
            begun = opening;
        }
        return begun == null ? CompletableFuture.completedFuture(null) : begun.abandon();
    }
}
