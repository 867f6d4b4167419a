package dev.connections4j.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A scheduler whose time the test moves and whose tasks the test runs, on its own thread. */
final class ManualScheduler implements Scheduler {
    private final List<Task> tasks = new ArrayList<>();
    private long now;
    private long order;

    private record Task(long due, long order, Runnable action) {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    /** The longest pause the jitter allows. */
    @Override
    public double random() {
        return 1;
    }

    @Override
    public void execute(Runnable action) {
        after(Duration.ZERO, action);
    }

    @Override
    public synchronized Runnable after(Duration delay, Runnable action) {
        Task task = new Task(now + delay.toNanos(), order++, action);
        tasks.add(task);
        return () -> {
            synchronized (this) {
                tasks.remove(task);
            }
        };
    }

    /** Runs all that is due now, and what follows from it. */
    void run() {
        advance(Duration.ZERO);
    }

    /** Lets time pass. */
    void advance(Duration time) {
        long until = nanoTime() + time.toNanos();
        for (Task task = next(until); task != null; task = next(until)) {
            task.action().run();
        }
        synchronized (this) {
            now = until;
        }
    }

    private synchronized Task next(long until) {
        Task first = tasks.stream()
                .filter(t -> t.due() <= until)
                .min(Comparator.comparingLong(Task::due).thenComparingLong(Task::order))
                .orElse(null);
        if (first != null) {
            tasks.remove(first);
            now = Math.max(now, first.due());
        }
        return first;
    }

    /** How many tasks are left: none, where nothing is under way. */
    synchronized int pending() {
        return tasks.size();
    }
}
