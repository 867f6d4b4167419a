package dev.connections4j.registry;

import dev.connections4j.async.CallbackThreads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The clock and the alarm of a registry; tests move their own by hand. */
interface Timers {
    /** As {@link System#nanoTime()}. */
    long nanoTime();

    /** Runs {@code action} after {@code delay}, on a thread that may run transports' code; running the result cancels it. */
    Runnable after(Duration delay, Runnable action);

    /** Waits until it is done, no longer than {@code limit}, and wakes no other thread for that; false if it is not done. */
    boolean await(CompletableFuture<?> done, Duration limit) throws InterruptedException;

    /** The JDK's: one shared daemon thread that only hands on. */
    Timers SYSTEM = new Timers() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Runnable after(Duration delay, Runnable action) {
            CompletableFuture<Boolean> timer = new CompletableFuture<>();
            timer.thenAccept(isTime -> {
                if (isTime) {
                    CallbackThreads.executor().execute(action);
                }
            });
            timer.completeOnTimeout(true, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
            // a normal completion: on JDK 17 an exceptional one would leave the alarm in the queue
            return () -> timer.complete(false);
        }

        @Override
        public boolean await(CompletableFuture<?> done, Duration limit) throws InterruptedException {
            try {
                done.get(Math.max(0, TimeUnit.NANOSECONDS.convert(limit)), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                return true;
            } catch (TimeoutException e) {
                return false;
            }
            return true;
        }
    };
}
