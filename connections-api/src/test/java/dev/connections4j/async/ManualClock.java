package dev.connections4j.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A clock whose time the test moves and whose tasks the test runs, on its own thread. */
public final class ManualClock implements Clock {
    private final double random;
    private final List<Task> tasks = new ArrayList<>();
    private long now = 1_000;
    private long order;

    private record Task(long due, long order, Runnable action) {}

    /** Its random number is always the same. */
    public ManualClock(double random) {
        this.random = random;
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public double random() {
        return random;
    }

    @Override
    public void execute(Runnable action) {
        after(Duration.ZERO, action);
    }

    @Override
    public synchronized Runnable after(Duration delay, Runnable action) {
        Task task = new Task(now + Math.max(0, delay.toNanos()), order++, action);
        tasks.add(task);
        return () -> cancel(task);
    }

    @SuppressWarnings("ReferenceEquality")
    private synchronized void cancel(Task task) {
        tasks.removeIf(other -> other == task);
    }

    @Override
    public boolean await(CompletableFuture<?> done, Duration limit) throws InterruptedException {
        if (limit.isNegative() || limit.isZero()) {
            return done.isDone();
        }
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        Runnable cancel = after(limit, () -> first.complete(false));
        done.whenComplete((result, failure) -> first.complete(true));
        try {
            return first.get();
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        } finally {
            cancel.run();
        }
    }

    /** Lets time pass while nothing runs: what was due meanwhile runs late. */
    public synchronized void stall(Duration time) {
        now += time.toNanos();
    }

    /** Runs all that is due now, and what follows from it. */
    public void run() {
        advance(Duration.ZERO);
    }

    /** Lets time pass, running each task at its own time. */
    public void advance(Duration time) {
        long until = nanoTime() + time.toNanos();
        for (Task task = next(until); task != null; task = next(until)) {
            task.action().run();
        }
        synchronized (this) {
            now = until;
        }
    }

    private synchronized @Nullable Task next(long until) {
        Task first = tasks.stream()
                .filter(t -> t.due() <= until)
                .min(Comparator.comparingLong(Task::due).thenComparingLong(Task::order))
                .orElse(null);
        if (first != null) {
            cancel(first);
            now = Math.max(now, first.due());
        }
        return first;
    }

    /** How many tasks are left: none, where nothing is under way. */
    public synchronized int pending() {
        return tasks.size();
    }
}
