package dev.connections4j.registry;

import dev.connections4j.ConnectTimings;
import dev.connections4j.Connection;
import dev.connections4j.link.LinkPool;
import dev.connections4j.link.ManagedConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The end of an attempt that opened its links: a new handle over them, or the old one's exchange. */
final class AttemptCompletion {
    /** Calls in flight finish on the old links, says the contract; this bounds those that never do. */
    private static final Duration DRAIN = Duration.ofDays(1);

    private final Attempt attempt;
    private final LinkPool links;
    private final ConnectTimings timings;
    private final RegistryContext context;
    private @Nullable ManagedConnection made;
    private @Nullable ActiveConnection previous;

    AttemptCompletion(Attempt attempt, LinkPool links, ConnectTimings timings, RegistryContext context) {
        this.attempt = attempt;
        this.links = links;
        this.timings = timings;
        this.context = context;
    }

    /** Publishes, unless the attempt was given up: then its links are being closed. */
    void publish() {
        TransitionResult step = context.observers()
                .inOrder(
                        attempt.alias(),
                        () -> context.slots().change(attempt.alias(), this::succeed),
                        changed -> SlotEvents.connected(changed, attempt, previous != null, timings));
        if (step.leaving().isEmpty()) {
            if (made != null) {
                made.shutdown(Duration.ZERO, "connection '" + attempt.alias() + "' was given up");
            }
            return;
        }
        if (attempt.progress().hasWaitedOut()) {
            WaitLog.connected(attempt.alias(), attempt.progress());
        }
        Slot slot = step.next();
        if (slot == null || slot.live() == null) {
            throw new IllegalStateException("connected without a connection");
        }
        ActiveConnection live = slot.live();
        if (previous != null) {
            ActiveConnection old = previous;
            old.swapped().whenComplete((done, never) -> exchange(live));
        }
        live.swapped().whenComplete((done, never) -> settle(step, live.connection()));
    }

    private TransitionResult succeed(@Nullable Slot now) {
        if (now == null || !now.isPending(attempt)) {
            return TransitionResult.to(now);
        }
        previous = now.live();
        ActiveConnection live = previous == null ? fresh() : exchanged(previous);
        return Transitions.succeeded(now, attempt, live, context.resolver()::merge);
    }

    private ActiveConnection fresh() {
        ManagedConnection handle = made;
        if (handle == null) {
            handle = handle(attempt.alias(), context);
            made = handle;
        }
        return live(handle, CompletableFuture.completedFuture(null));
    }

    /** What closes the handle keeps nothing else of the attempt: it lives as long as the connection. */
    private ManagedConnection handle(String alias, RegistryContext shared) {
        AtomicReference<@Nullable ManagedConnection> own = new AtomicReference<>();
        ManagedConnection handle =
                shared.backend().handle(alias, links, timings, () -> shared.closeHandle(alias, own.get()));
        own.set(handle);
        return handle;
    }

    private ActiveConnection exchanged(ActiveConnection old) {
        return live(old.connection(), new CompletableFuture<>());
    }

    private ActiveConnection live(ManagedConnection connection, CompletableFuture<Void> swapped) {
        return new ActiveConnection(
                connection, attempt.progress().resolved(), attempt.progress().transport(), swapped);
    }

    private void exchange(ActiveConnection live) {
        Closing closing = context.closings().begin(attempt.alias());
        CompletableFuture<Void> draining;
        try {
            draining = live.connection().exchange(links, timings, DRAIN);
        } catch (RuntimeException e) {
            draining = CompletableFuture.failedFuture(e);
        }
        draining.whenComplete((drained, failure) -> closing.complete());
        live.swapped().complete(null);
    }

    private static void settle(TransitionResult step, Connection connection) {
        step.leaving().forEach(caller -> caller.settle(() -> connection));
    }
}
