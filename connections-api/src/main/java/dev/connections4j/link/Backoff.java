package dev.connections4j.link;

import dev.connections4j.async.Clock;
import java.time.Duration;

/** When a member may try again. Pauses follow failed attempts, and links that ended young without having served a call. */
final class Backoff {
    /** A link that was open for so long is no part of a loop, whether it served a call or not. */
    private static final Duration LONG_LIFE = Duration.ofSeconds(5);

    private final Clock clock;
    private int attempts;
    private int failures;
    private long openedNanos;
    private long notBeforeNanos;
    private Duration waited = Duration.ZERO;
    private Runnable cancelPause = () -> {};

    Backoff(Clock clock) {
        this.clock = clock;
        this.notBeforeNanos = clock.nanoTime();
    }

    void attemptBegins() {
        attempts++;
    }

    /** How many attempts there were since a link was opened last. */
    int attemptsInARow() {
        return attempts;
    }

    /** An attempt failed that waited for others so long. */
    void failed(Duration waiting) {
        waited = waited.plus(waiting);
        failures++;
        pause(failures);
    }

    void opened() {
        attempts = 0;
        openedNanos = clock.nanoTime();
    }

    /** The link ended: no pause if it served a call or lived long, and none if nothing failed before it. */
    void ended(boolean served) {
        if (served || clock.nanoTime() - openedNanos >= LONG_LIFE.toNanos()) {
            failures = 0;
            return;
        }
        if (failures > 0) {
            pause(failures);
        }
        failures++;
    }

    private void pause(int times) {
        notBeforeNanos =
                clock.nanoTime() + RetryPolicy.pause(times, clock.random()).toNanos();
    }

    /** What is left of the pause; zero if there is none. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, notBeforeNanos - clock.nanoTime()));
    }

    /** The same, which is spent now. */
    Duration spend() {
        Duration left = remaining();
        waited = waited.plus(left);
        return left;
    }

    /** How long was waited, in attempts that failed and in pauses. */
    Duration waited() {
        return waited;
    }

    /** Runs this when the pause is over. */
    void after(Runnable next) {
        cancelPause = clock.after(spend(), next);
    }

    void cancel() {
        cancelPause.run();
    }
}
