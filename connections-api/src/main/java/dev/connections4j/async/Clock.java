package dev.connections4j.async;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Time, chance and spare threads; tests move their own by hand. */
public interface Clock {
    /** {@return the present moment, as {@link System#nanoTime()}} */
    long nanoTime();

    /** {@return a random number from 0 to 1} */
    double random();

    /**
     * Runs something soon, neither on this thread nor on an event loop.
     *
     * @param action may run a transport's code
     */
    void execute(Runnable action);

    /**
     * Runs something later, as {@link #execute} does.
     *
     * @param delay from now; not positive means soon
     * @param action may run a transport's code
     * @return cancels it
     */
    Runnable after(Duration delay, Runnable action);

    /**
     * Waits on the calling thread, and wakes no other thread for that.
     *
     * @param done what to wait for
     * @param limit the longest wait
     * @return whether it is done
     * @throws InterruptedException if the thread is interrupted
     */
    boolean await(CompletableFuture<?> done, Duration limit) throws InterruptedException;

    /**
     * Waits for work, but not for ever.
     *
     * @param limit the longest wait
     * @param work may never end
     * @param late runs if the limit passes first
     * @return completes when the work has ended, in whatever way, or the limit has passed; never fails
     */
    default CompletableFuture<Void> atMost(Duration limit, CompletableFuture<Void> work, Runnable late) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Runnable cancel = after(limit, () -> {
            if (done.complete(null)) {
                late.run();
            }
        });
        work.whenComplete((ended, failure) -> {
            cancel.run();
            done.complete(null);
        });
        return done;
    }

    /**
     * How late this process ran, if that is what used up a limit: half of it went by without waiting for anybody, or it was noticed so late to be
     * over.
     *
     * @param sinceNanos when the limit began, as {@link #nanoTime}
     * @param limit that is over
     * @param waited how much of it was spent waiting for others
     * @return zero if it is less than half of the limit
     */
    default Duration lateness(long sinceNanos, Duration limit, Duration waited) {
        Duration elapsed = Duration.ofNanos(nanoTime() - sinceNanos);
        Duration working = elapsed.minus(waited);
        Duration after = elapsed.minus(limit);
        Duration late = working.compareTo(after) > 0 ? working : after;
        return late.multipliedBy(2).compareTo(limit) < 0 ? Duration.ZERO : late;
    }

    /** The JDK's: one shared daemon thread, which only hands on. */
    Clock SYSTEM = new Clock() {
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
