package dev.connections4j.jmh.cost;

import dev.connections4j.jmh.Load;
import dev.connections4j.jmh.report.Medians;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A load that also knows how long its slowest calls take. */
final class TimedLoad {
    private static final int MOST = 1 << 20;
    private static final double SLOWEST = 0.99;

    private final long[] nanos = new long[MOST];
    private final AtomicInteger timed = new AtomicInteger();
    private final List<Double> p99s = new ArrayList<>();
    private final Load load;

    TimedLoad(int callers, Runnable call) {
        this.load = new Load(callers, () -> {
            long start = System.nanoTime();
            call.run();
            nanos[timed.getAndIncrement() % MOST] = System.nanoTime() - start;
        });
    }

    Load load() {
        return load;
    }

    /** One slice: calls per second. */
    double perSecond() {
        timed.set(0);
        double perSecond = load.perSecond();
        long[] sorted = Arrays.copyOf(nanos, Math.min(timed.get(), MOST));
        Arrays.sort(sorted);
        p99s.add(sorted[(int) (sorted.length * SLOWEST)] / 1e6);
        return perSecond;
    }

    /** So many milliseconds take no more than one call of a hundred or less: the median of all slices. */
    double p99Millis() {
        return Medians.of(p99s);
    }
}
