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
    private Runnable cancelPause = () -> {};

    Backoff(Clock clock) {
        this.clock = clock;
        this.notBeforeNanos = clock.nanoTime();
    }

    void attempts() {
        attempts++;
    }

    /** How many attempts there were since a link was opened last. */
    int attemptsInARow() {
        return attempts;
    }

    void failed() {
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

    /** Runs this when the pause is over. */
    void after(Runnable next) {
        cancelPause = clock.after(remaining(), next);
    }

    void cancel() {
        cancelPause.run();
    }
}
