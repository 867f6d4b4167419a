package dev.connections4j.observers;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Tasks that run one at a time, in the order in which they came. They must not throw. */
public final class InOrder {
    private final Queue<Runnable> tasks = new ArrayDeque<>(1);
    private boolean isRunning;

    /**
     * Adds a task.
     *
     * @return whether the caller is to let {@link #runAll} run on some thread; else one that runs already takes the task too
     */
    public synchronized boolean add(Runnable task) {
        tasks.add(task);
        boolean isFirst = !isRunning;
        isRunning = true;
        return isFirst;
    }

    /** How many have not begun. */
    synchronized int waiting() {
        return tasks.size();
    }

    /** Runs all that there are, and those that come meanwhile. */
    public void runAll() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = tasks.poll();
        isRunning = task != null;
        return task;
    }
}
