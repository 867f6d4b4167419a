package dev.connections4j.link;

import java.time.Duration;

/**
 * How often, and when, something is tried again: the pauses between the attempts of a member, how long each of a first connect may stay silent
 * while a caller waits for readiness, and how often a refused call is started again.
 */
final class RetryPolicy {
    /** A call that the server refuses (REFUSED_STREAM) is started again this often: at once, then after pauses. */
    static final int MOST_REFUSALS = 4;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_LIMIT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 10;

    private RetryPolicy() {}

    /**
     * The pause after the given number of failures in a row: 0.1 s, doubled each time up to 1 s, and up to a fifth more or less.
     *
     * @param random from 0 to 1: spreads the pauses of many clients of one server
     */
    static Duration pause(int failures, double random) {
        Duration plain = doubled(FIRST_PAUSE, failures - 1);
        Duration capped = plain.compareTo(LONGEST_PAUSE) < 0 ? plain : LONGEST_PAUSE;
        return Duration.ofNanos((long) (capped.toNanos() * (0.8 + 0.4 * random)));
    }

    /** How long the given attempt may stay silent: 5 s, doubled each time. */
    static Duration limit(int attempt) {
        return doubled(FIRST_LIMIT, attempt - 1);
    }

    private static Duration doubled(Duration first, int times) {
        return first.multipliedBy(1L << Math.min(Math.max(times, 0), MOST_DOUBLINGS));
    }
}
