package dev.connections4j.link;

import dev.connections4j.async.CallbackThreads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time, chance and threads of the links; tests move their own by hand. */
interface Scheduler {
    /** As {@link System#nanoTime()}. */
    long nanoTime();

    /** From 0 to 1. */
    double random();

    /** Runs {@code action} soon, neither on this thread nor on an event loop. */
    void execute(Runnable action);

    /** As {@link #execute}, after {@code delay}; running the result cancels it. */
    Runnable after(Duration delay, Runnable action);

    /** The JDK's: one shared daemon thread that only hands on. */
    Scheduler SYSTEM = new Scheduler() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public double random() {
            return ThreadLocalRandom.current().nextDouble();
        }

        @Override
        public void execute(Runnable action) {
            CallbackThreads.executor().execute(action);
        }

        @Override
        public Runnable after(Duration delay, Runnable action) {
            CompletableFuture<Boolean> timer = new CompletableFuture<>();
            timer.thenAccept(isTime -> {
                if (isTime) {
                    execute(action);
                }
            });
            timer.completeOnTimeout(true, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
            // a normal completion: on JDK 17 an exceptional one would leave the timer in the queue
            return () -> timer.complete(false);
        }
    };
}
