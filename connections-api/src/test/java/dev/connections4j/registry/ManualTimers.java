package dev.connections4j.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Time that stands still until a test moves it; alarms ring on the thread that moves it. */
final class ManualTimers implements Timers {
    private final List<Alarm> alarms = new ArrayList<>();
    private long now = 1_000;

    private record Alarm(long at, Runnable action) {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Runnable after(Duration delay, Runnable action) {
        Alarm alarm = new Alarm(now + Math.max(0, delay.toNanos()), action);
        alarms.add(alarm);
        return () -> cancel(alarm);
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

    /** Moves time, ringing each alarm at its own time. */
    void advance(Duration by) {
        long end = nanoTime() + by.toNanos();
        for (Optional<Alarm> next = due(end); next.isPresent(); next = due(end)) {
            next.get().action().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    /** How many alarms could still ring. */
    synchronized int pending() {
        return alarms.size();
    }

    private synchronized Optional<Alarm> due(long end) {
        Optional<Alarm> next =
                alarms.stream().filter(alarm -> alarm.at() <= end).min(Comparator.comparingLong(Alarm::at));
        next.ifPresent(alarm -> {
            alarms.remove(alarm);
            now = Math.max(now, alarm.at());
        });
        return next;
    }

    @SuppressWarnings("ReferenceEquality")
    private synchronized void cancel(Alarm alarm) {
        alarms.removeIf(other -> other == alarm);
    }
}
