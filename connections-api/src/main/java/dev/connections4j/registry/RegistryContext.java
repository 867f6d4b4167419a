package dev.connections4j.registry;

import dev.connections4j.Failure;
import dev.connections4j.async.Clock;
import dev.connections4j.link.ManagedConnection;
import dev.connections4j.observers.Observers;
import dev.connections4j.resolution.Resolver;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of one registry share, and how something is ended.
 *
 * @param slots the state
 * @param backend opens links
 * @param resolver makes parameters
 * @param clock clock and alarm
 * @param closings what is being closed
 * @param grace for calls in flight at a disconnect that names none
 * @param waiting is notified of each failed try that is waited out; null for nobody
 * @param observers are notified of what happens to connections
 */
record RegistryContext(
        Slots slots,
        Backend backend,
        Resolver resolver,
        Clock clock,
        Closings closings,
        Duration grace,
        @Nullable WaitListener waiting,
        Observers observers) {
    private static final System.Logger LOG = System.getLogger("dev.connections4j.registry");
    private static final Duration ABANDON_GUARD = Duration.ofSeconds(5);

    /** Ends one alias by a transition. What it leaves to be closed can be waited for. */
    void end(String alias, Function<@Nullable Slot, TransitionResult> transition, Duration period, String by) {
        release(alias, () -> slots.change(alias, now -> refusing(transition.apply(now), by)), period, by);
        closings.hurry(other -> other.alias().equals(alias), period, by); // now that all that closes has begun to
    }

    /** Closes the registry for good, and ends every alias. */
    void endAll(Duration period, String by) {
        Map<String, Closing> begun = new LinkedHashMap<>();
        try {
            observers
                    .inOrder(
                            "",
                            () -> slots.close(slot -> refusing(Transitions.disconnect(closing(slot, begun)), by)),
                            steps -> steps.values().stream()
                                    .flatMap(step -> SlotEvents.ended(step, by).stream())
                                    .toList())
                    .forEach((alias, step) -> release(step, begun.remove(alias), period, by));
            closings.hurry(other -> true, period, by);
        } finally {
            begun.values().forEach(Closing::complete); // of aliases that others ended meanwhile
        }
    }

    /** The connection refuses new calls before the slot lets go of it. */
    private static TransitionResult refusing(TransitionResult result, String by) {
        if (result.closed() != null) {
            result.closed().refuse(by);
        }
        return result;
    }

    private @Nullable Slot closing(@Nullable Slot slot, Map<String, Closing> begun) {
        if (slot != null) {
            begun.computeIfAbsent(slot.alias(), closings::begin);
        }
        return slot;
    }

    /**
     * Changes an alias' slot, and deals with what that took out of it: known to be closing from before the change on.
     *
     * @return null if {@code change} made none
     */
    @Nullable
    TransitionResult release(String alias, Supplier<@Nullable TransitionResult> change, Duration period, String by) {
        Closing closing = closings.begin(alias);
        TransitionResult step = null;
        try {
            step = observers.inOrder(alias, change, changed -> SlotEvents.ended(changed, by));
        } finally {
            if (step == null) {
                closing.complete();
            }
        }
        if (step != null) {
            release(step, closing, period, by);
        }
        return step;
    }

    /** Deals with what a transition took out of its slot, and completes {@code closing} when all of that is closed. */
    private void release(TransitionResult step, Closing closing, Duration period, String by) {
        CompletableFuture<Void> attempt = CompletableFuture.completedFuture(null);
        if (step.dropped() != null) {
            Attempt dropped = step.dropped();
            List<Runnable> results = Failures.results(
                    step.leaving(), dropped.progress(), (caller, progress) -> Failures.cancelled(caller, progress, by));
            attempt = giveUp(dropped).thenRun(() -> results.forEach(Runnable::run));
        }
        CompletableFuture<Void> all = step.closed() == null
                ? attempt
                : CompletableFuture.allOf(attempt, closing.shutdown(step.closed(), period, by));
        all.whenComplete((done, failure) -> closing.complete());
    }

    /** Abandons an attempt; waits a bounded time for a transport that does not end. */
    CompletableFuture<Void> giveUp(Attempt attempt) {
        return clock.atMost(
                ABANDON_GUARD,
                attempt.abandon(),
                () -> LOG.log(
                        Level.WARNING,
                        "{0}: transport {1} has not closed an abandoned attempt within {2}",
                        attempt.alias(),
                        attempt.progress().transport(),
                        Failure.seconds(ABANDON_GUARD)));
    }

    /** What {@code Connection.close()} does: disconnect, if it still is its alias' connection. */
    void closeHandle(String alias, @Nullable ManagedConnection connection) {
        end(alias, now -> Transitions.close(now, connection), grace, "Connection.close");
        closings.await(alias);
    }
}
