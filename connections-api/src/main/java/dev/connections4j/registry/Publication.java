package dev.connections4j.registry;

import dev.connections4j.ConnectTimings;
import dev.connections4j.Connection;
import dev.connections4j.link.Links;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The end of an attempt that opened its links: a new handle over them, or the old one's exchange. */
final class Publication {
    /** Calls in flight finish on the old links, says the contract; this bounds those that never do. */
    private static final Duration DRAIN = Duration.ofDays(1);

    private final Attempt attempt;
    private final Links links;
    private final ConnectTimings timings;
    private final Workshop workshop;
    private Backend.@Nullable Handle made;
    private @Nullable Live previous;

    Publication(Attempt attempt, Links links, ConnectTimings timings, Workshop workshop) {
        this.attempt = attempt;
        this.links = links;
        this.timings = timings;
        this.workshop = workshop;
    }

    /** Publishes, unless the attempt does not count any more: who gave it up closes the links. */
    void publish() {
        Step step = workshop.slots().change(attempt.alias(), this::succeed);
        if (step.left().isEmpty()) {
            if (made != null) {
                made.shutdown(Duration.ZERO, "connection '" + attempt.alias() + "' was given up");
            }
            return;
        }
        Slot slot = step.next();
        if (slot == null || slot.live() == null) {
            throw new IllegalStateException("connected without a connection");
        }
        Live live = slot.live();
        if (previous != null) {
            Live old = previous;
            old.swapped().whenComplete((done, never) -> exchange(live));
        }
        live.swapped().whenComplete((done, never) -> settle(step, live.connection()));
    }

    private Step succeed(@Nullable Slot now) {
        if (now == null || !now.isPending(attempt)) {
            return Step.to(now);
        }
        previous = now.live();
        Live live = previous == null ? fresh() : exchanged(previous);
        return Transitions.succeeded(now, attempt, live, workshop.resolver()::merge);
    }

    private Live fresh() {
        Backend.Handle handle = made;
        if (handle == null) {
            handle = handle(attempt.alias(), workshop);
            made = handle;
        }
        return live(handle, handle.connection(), CompletableFuture.completedFuture(null));
    }

    /** What closes the handle keeps nothing else of the attempt: it lives as long as the connection. */
    private Backend.Handle handle(String alias, Workshop shop) {
        AtomicReference<Backend.@Nullable Handle> own = new AtomicReference<>();
        Backend.Handle handle = shop.backend()
                .handle(alias, attempt.progress().resolved(), links, timings, () -> shop.closeHandle(alias, own.get()));
        own.set(handle);
        return handle;
    }

    private Live exchanged(Live old) {
        return live(old.handle(), old.connection(), new CompletableFuture<>());
    }

    private Live live(Backend.Handle handle, Connection connection, CompletableFuture<Void> swapped) {
        return new Live(
                handle,
                connection,
                attempt.progress().resolved(),
                attempt.progress().transport(),
                swapped);
    }

    private void exchange(Live live) {
        Closing closing = workshop.closings().begin(attempt.alias());
        CompletableFuture<Void> draining;
        try {
            draining = live.handle().exchange(attempt.progress().resolved(), links, timings, DRAIN);
        } catch (RuntimeException e) {
            draining = CompletableFuture.failedFuture(e);
        }
        draining.whenComplete((drained, failure) -> closing.complete());
        live.swapped().complete(null);
    }

    private static void settle(Step step, Connection connection) {
        step.left().forEach(caller -> caller.settle(() -> connection));
    }
}
