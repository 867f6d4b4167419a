package dev.connections4j.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition by bounded polling: a test that waits proves by the condition, not by the time. */
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Await() {}

    /**
     * Returns as soon as it holds.
     *
     * @param what it is, for the failure
     * @param condition asked again and again
     * @throws AssertionError if it does not come to hold within 30 s
     */
    public static void until(String what, BooleanSupplier condition) {
        until(() -> what, condition);
    }

    /**
     * Returns as soon as it holds.
     *
     * @param what it is and how things stand, for the failure
     * @param condition asked again and again
     * @throws AssertionError if it does not come to hold within 30 s
     */
    public static void until(Supplier<String> what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited " + LIMIT.toSeconds() + " s in vain until " + what.get());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
