package dev.connections4j.registry;

import dev.connections4j.ConnectTimings;
import dev.connections4j.link.Links;
import dev.connections4j.link.Opening;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.registry.Phase.Free;
import dev.connections4j.registry.Phase.Held;
import dev.connections4j.registry.Phase.Pausing;
import dev.connections4j.registry.Phase.Trying;
import dev.connections4j.spi.LinkException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Connecting one alias: tries, and pauses between them while somebody waits for readiness. Who shares it stands in the slot; the slot
 * also says whether it still counts. This class only drives: each end of a try becomes one transition.
 */
final class Attempt {
    private final String alias;
    private final RegistryContext workshop;
    private final Progress progress;
    private final @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Free.BETWEEN);
    private final CompletableFuture<Void> abandoned = new CompletableFuture<>();

    Attempt(String alias, ResolvedParameters resolved, long startNanos, RegistryContext workshop) {
        this.alias = alias;
        this.workshop = workshop;
        this.progress = new Progress(resolved, startNanos, workshop.timers());
    }

    String alias() {
        return alias;
    }

    Progress progress() {
        return progress;
    }

    /** Tries once; called by who started it, and after each pause. */
    void run() {
        if (phase.get() == Free.GIVEN_UP) {
            abandoned.complete(null);
            return;
        }
        progress.begins();
        Opening next;
        try {
            next = workshop.backend().open(alias, progress.resolved());
        } catch (RuntimeException | Error e) {
            failed(e, caller -> true);
            return;
        }
        progress.opens(next);
        Trying trying = new Trying(next, new AtomicReference<>(() -> {}));
        if (!phase.compareAndSet(Free.BETWEEN, trying)) {
            close(next, () -> abandoned.complete(null));
            return;
        }
        armBudget();
        next.links().whenComplete((links, failure) -> ended(trying, links, failure));
    }

    /** Limits the try under way if somebody waits for readiness now; called again when one joins. */
    void armBudget() {
        if (phase.get() instanceof Trying trying && isAwaited()) {
            Duration budget = workshop.pace().budget(progress.tries());
            Runnable cancel = workshop.timers().after(budget, () -> cut(trying, budget));
            trying.cancelBudget().getAndSet(cancel).run();
        }
    }

    /** A caller goes before the end. The last one to go gives up the attempt, and hears of it when all is closed. */
    void leave(Caller caller, Failures.OfCaller failure) {
        Closing closing = workshop.closings().begin(alias);
        var result = failure.of(caller, progress);
        TransitionResult step = workshop.slots().change(alias, now -> Transitions.left(now, this, caller));
        if (step.left().isEmpty()) {
            closing.complete();
            return;
        }
        CompletableFuture<Void> done =
                step.dropped() == null ? CompletableFuture.completedFuture(null) : workshop.giveUp(this);
        done.whenComplete((closed, never) -> {
            closing.complete();
            caller.settle(result);
        });
    }

    /** Stops trying and closes what was opened; completes when nothing is left. For who took it out of its slot. */
    CompletableFuture<Void> abandon() {
        Phase was = phase.getAndSet(Free.GIVEN_UP);
        if (was instanceof Trying trying) {
            trying.cancelBudget().get().run();
            close(trying.opening(), () -> abandoned.complete(null));
        } else if (was instanceof Held held) {
            close(held.opening(), () -> abandoned.complete(null));
        } else if (was instanceof Pausing pausing) {
            pausing.cancel().get().run();
            abandoned.complete(null);
        }
        return abandoned;
    }

    private void cut(Trying trying, Duration budget) {
        if (isAwaited()) {
            Opening silent = trying.opening();
            giveBack(trying, silent, Failures.silent(silent.stage(), budget), caller -> false);
        }
    }

    /** Closes what a try holds, and fails it afterwards. */
    private void giveBack(Phase holding, Opening opening, Throwable cause, Predicate<Caller> told) {
        Held held = new Held(opening);
        if (phase.compareAndSet(holding, held)) {
            close(opening, () -> {
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
                        new ConnectTimings(progress.age(), trying.opening().stages());
                new AttemptCompletion(this, links, timings, workshop).publish();
            } catch (RuntimeException | Error e) {
                giveBack(held, trying.opening(), e, caller -> true);
            }
        }
    }

    private void failed(Throwable cause, Predicate<Caller> told) {
        if (cause instanceof LinkException link) {
            progress.failed(link);
        }
        TransitionResult step = workshop.slots().change(alias, now -> Transitions.failed(now, this, told));
        step.left().forEach(caller -> caller.settle(Failures.failed(caller, progress, cause)));
        Pausing pausing = new Pausing(new AtomicReference<>(() -> {}));
        boolean goesOn = step.next() != null && step.next().isPending(this);
        if (!goesOn || !phase.compareAndSet(Free.BETWEEN, pausing)) {
            abandoned.complete(null);
            return;
        }
        if (cause instanceof LinkException link) {
            workshop.waiting().tell(alias, progress, link, () -> pause(pausing));
        } else {
            pause(pausing);
        }
    }

    private void pause(Pausing pausing) {
        Duration pause = workshop.pace().pause(progress.tries());
        Runnable cancel = workshop.timers().after(pause, () -> {
            if (phase.compareAndSet(pausing, Free.BETWEEN)) {
                Thread.currentThread().setContextClassLoader(context); // selection looks there
                run();
            }
        });
        pausing.cancel().set(cancel);
        if (phase.get() == Free.GIVEN_UP) {
            cancel.run();
        }
    }

    private void close(Opening opening, Runnable then) {
        CompletableFuture<Void> gone;
        try {
            gone = opening.abandon();
        } catch (RuntimeException e) {
            gone = CompletableFuture.failedFuture(e);
        }
        gone.whenComplete((closed, failure) -> then.run());
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
