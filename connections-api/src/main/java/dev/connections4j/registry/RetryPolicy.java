package dev.connections4j.registry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long between tries, and how long a silent one may last, while somebody waits for readiness.
 *
 * @param random from 0 to 1: spreads the pauses of many clients of one server
 */
record RetryPolicy(DoubleSupplier random) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration FIRST_BUDGET = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 10;

    /** The pause after the given number of tries: 0.1 s, doubled each time up to 2 s, and up to a fifth more or less. */
    Duration pause(int tries) {
        Duration plain = doubled(FIRST_PAUSE, tries - 1);
        Duration capped = plain.compareTo(LONGEST_PAUSE) < 0 ? plain : LONGEST_PAUSE;
        return Duration.ofNanos((long) (capped.toNanos() * (0.8 + 0.4 * random.getAsDouble())));
    }

    /** How long the given try may stay silent: 5 s, doubled each time. */
    Duration budget(int tries) {
        return doubled(FIRST_BUDGET, tries - 1);
    }

    private static Duration doubled(Duration first, int times) {
        return first.multipliedBy(1L << Math.min(Math.max(times, 0), MOST_DOUBLINGS));
    }
}
