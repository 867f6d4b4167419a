package dev.connections4j.registry;

import dev.connections4j.ConnectTimings;
import dev.connections4j.Stage;
import dev.connections4j.link.Links;
import dev.connections4j.link.Opening;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Connecting one alias: tries, and pauses between them while somebody waits for readiness. Who shares it stands in the slot; the slot
 * also says whether it still counts. This class only drives: each end of a try becomes one transition.
 */
final class Attempt {
    private final String alias;
    private final ResolvedParameters resolved;
    private final long startNanos;
    private final Workshop workshop;
    private final @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Free.BETWEEN);
    private final CompletableFuture<Void> abandoned = new CompletableFuture<>();
    private volatile @Nullable Opening opening;
    private volatile @Nullable LinkException lastFailure;
    private final AtomicInteger tries = new AtomicInteger();

    /** What it is doing. Whoever replaces the phase owns what comes next. */
    private sealed interface Phase {}

    private enum Free implements Phase {
        /** Between tries: the thread that brought it here goes on. */
        BETWEEN,
        GIVEN_UP
    }

    private record Trying(Opening opening, AtomicReference<Runnable> cancelBudget) implements Phase {}

    /** Being closed by a cut, or open and being published: only giving up may interfere. */
    private record Held(Opening opening) implements Phase {}

    private record Pausing(AtomicReference<Runnable> cancel) implements Phase {}

    Attempt(String alias, ResolvedParameters resolved, long startNanos, Workshop workshop) {
        this.alias = alias;
        this.resolved = resolved;
        this.startNanos = startNanos;
        this.workshop = workshop;
    }

    String alias() {
        return alias;
    }

    ResolvedParameters resolved() {
        return resolved;
    }

    /** The transport's name; empty before the first try has chosen it. */
    String transport() {
        Opening last = opening;
        return last == null ? "" : last.transport();
    }

    /** Where it is; between two tries, where it failed. */
    @Nullable
    Stage stage() {
        Opening last = opening;
        LinkException failure = lastFailure;
        Stage now = last == null ? null : last.stage();
        return now == null && failure != null ? failure.stage() : now;
    }

    int tries() {
        return tries.get();
    }

    @Nullable
    LinkException lastFailure() {
        return lastFailure;
    }

    Duration age() {
        return since(startNanos);
    }

    Duration since(long nanos) {
        return Duration.ofNanos(workshop.timers().nanoTime() - nanos);
    }

    /** Tries once; called by who started it, and after each pause. */
    void run() {
        tries.incrementAndGet();
        Opening next;
        try {
            next = workshop.backend().open(alias, resolved);
        } catch (RuntimeException | Error e) {
            failed(e, caller -> true);
            return;
        }
        opening = next;
        Trying trying = new Trying(next, new AtomicReference<>(() -> {}));
        if (!phase.compareAndSet(Free.BETWEEN, trying)) {
            next.abandon().whenComplete((done, failure) -> abandoned.complete(null));
            return;
        }
        armBudget();
        next.links().whenComplete((links, failure) -> ended(trying, links, failure));
    }

    /** Limits the try under way if somebody waits for readiness now; called again when one joins. */
    void armBudget() {
        if (phase.get() instanceof Trying trying && isAwaited()) {
            Duration budget = workshop.pace().budget(tries());
            Runnable cancel = workshop.timers().after(budget, () -> cut(trying, budget));
            trying.cancelBudget().getAndSet(cancel).run();
        }
    }

    /** A caller goes before the end. The last one to go gives up the attempt, and hears of it when all is closed. */
    void leave(Caller caller, Failures.OfCaller failure) {
        CompletableFuture<Void> closing = workshop.closings().begin(alias);
        var result = failure.of(caller, this);
        Step step = workshop.slots().change(alias, now -> Transitions.left(now, this, caller));
        if (step.left().isEmpty()) {
            closing.complete(null);
            return;
        }
        CompletableFuture<Void> done =
                step.dropped() == null ? CompletableFuture.completedFuture(null) : workshop.giveUp(this);
        done.whenComplete((closed, never) -> {
            closing.complete(null);
            caller.settle(result);
        });
    }

    /** Stops trying and closes what was opened; completes when nothing is left. For who took it out of its slot. */
    CompletableFuture<Void> abandon() {
        Phase was = phase.getAndSet(Free.GIVEN_UP);
        if (was instanceof Trying trying) {
            trying.cancelBudget().get().run();
            close(trying.opening());
        } else if (was instanceof Held held) {
            close(held.opening());
        } else if (was instanceof Pausing pausing) {
            pausing.cancel().get().run();
            abandoned.complete(null);
        }
        return abandoned;
    }

    private void close(Opening last) {
        last.abandon().whenComplete((done, failure) -> abandoned.complete(null));
    }

    private void cut(Trying trying, Duration budget) {
        if (isAwaited()) {
            giveBack(trying, Failures.silent(trying.opening().stage(), budget), caller -> false);
        }
    }

    /** Closes what a try holds, and fails it with {@code cause} afterwards. */
    private void giveBack(Phase holding, Throwable cause, Predicate<Caller> told) {
        Opening last = holding instanceof Trying trying ? trying.opening() : ((Held) holding).opening();
        Held held = new Held(last);
        if (phase.compareAndSet(holding, held)) {
            last.abandon().whenComplete((done, failure) -> {
                if (phase.compareAndSet(held, Free.BETWEEN)) {
                    failed(cause, told);
                }
            });
        }
    }

    private void ended(Trying trying, @Nullable Links links, @Nullable Throwable failure) {
        trying.cancelBudget().get().run();
        if (links == null) {
            if (phase.compareAndSet(trying, Free.BETWEEN)) {
                Throwable cause = cause(failure);
                boolean isWaitable =
                        cause instanceof LinkException link && link.reason().waitable();
                failed(cause, caller -> !isWaitable || !caller.waitsForReady());
            }
            return;
        }
        Held held = new Held(trying.opening());
        if (phase.compareAndSet(trying, held)) {
            try {
                ConnectTimings timings =
                        new ConnectTimings(age(), trying.opening().stages());
                new Publication(this, links, timings, workshop).publish();
            } catch (RuntimeException | Error e) {
                giveBack(held, e, caller -> true);
            }
        }
    }

    private void failed(Throwable cause, Predicate<Caller> told) {
        if (cause instanceof LinkException link) {
            lastFailure = link;
        }
        Step step = workshop.slots().change(alias, now -> Transitions.failed(now, this, told));
        step.left().forEach(caller -> caller.settle(Failures.failed(caller, this, cause)));
        Pausing pausing = new Pausing(new AtomicReference<>(() -> {}));
        boolean goesOn = step.next() != null && step.next().isPending(this);
        if (!goesOn || !phase.compareAndSet(Free.BETWEEN, pausing)) {
            abandoned.complete(null);
            return;
        }
        pausing.cancel().set(workshop.timers().after(workshop.pace().pause(tries()), () -> {
            if (phase.compareAndSet(pausing, Free.BETWEEN)) {
                Thread.currentThread().setContextClassLoader(context); // selection looks there
                run();
            }
        }));
    }

    private static Throwable cause(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause != null ? cause : new IllegalStateException("neither links nor a failure");
    }

    private boolean isAwaited() {
        Slot slot = workshop.slots().now().find(alias);
        return slot != null
                && slot.pending() != null
                && slot.isPending(this)
                && slot.pending().anyWaitsForReady();
    }
}
