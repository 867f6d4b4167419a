package dev.connections4j.link;

import java.time.Duration;

/** The pauses between attempts to reconnect: each twice the one before, never above 5 s, the upper half of each left to chance. */
final class Backoff {
    static final Duration LONGEST = Duration.ofSeconds(5);
    private static final long FIRST_MILLIS = 100;
    private static final int DOUBLINGS = 10;

    private int failures;

    /** After a failed attempt. */
    Duration afterFailure(double random) {
        long millis = Math.min(LONGEST.toMillis(), FIRST_MILLIS << Math.min(failures, DOUBLINGS));
        failures++;
        return Duration.ofMillis(Math.round(millis * (0.5 + random / 2)));
    }

    /** After a link was lost that had been open for that long: none, unless links die young one after the other. */
    Duration afterLoss(Duration open, double random) {
        if (open.compareTo(LONGEST) >= 0) {
            failures = 0;
        }
        if (failures == 0) {
            failures = 1;
            return Duration.ZERO;
        }
        return afterFailure(random);
    }
}
