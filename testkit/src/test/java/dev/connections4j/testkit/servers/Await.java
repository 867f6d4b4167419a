package dev.connections4j.testkit.servers;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
final class Await {
    private static final Duration GUARD = Duration.ofSeconds(60);

    private Await() {}

    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + GUARD.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                fail("waited in vain: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
