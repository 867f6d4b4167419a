package dev.connections4j.jmh;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Calls of several threads, in short slices, so that two loads can take turns. */
public final class Load {
    /** What else the machine does meets two loads alike. */
    public static final int SLICES_PER_SECOND = 4;

    /** How long a slice is. */
    public static final long SLICE_NANOS = TimeUnit.SECONDS.toNanos(1) / SLICES_PER_SECOND;

    /** With the compiler at rest for so long, loads are warm: what is called seldom comes late. */
    private static final int QUIET_SLICES = 3 * SLICES_PER_SECOND;

    /** Of compilation in two slices, on the average of two compiling threads 2 %. */
    private static final long QUIET_MILLIS = 20;

    private final int callers;
    private final Runnable call;
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** {@code callers} threads, each of which calls again as soon as its last call has ended. */
    public Load(int callers, Runnable call) {
        this.callers = callers;
        this.call = call;
    }

    /** Both, until each has completed so many calls. */
    public static void warmUp(long calls, Load one, Load other) {
        while (one.completed() < calls || other.completed() < calls) {
            one.run();
            other.run();
        }
    }

    /** By turns, until this JVM compiles next to nothing any more, and for {@code maxSeconds} at the most. */
    public static void untilCompiled(int maxSeconds, Load one, Load other) {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        int quietSlices = 0;
        for (int slice = 0; slice < maxSeconds * SLICES_PER_SECOND && quietSlices < QUIET_SLICES; slice += 2) {
            long before = compiler.getTotalCompilationTime();
            one.run();
            other.run();
            boolean isQuiet = compiler.getTotalCompilationTime() - before < QUIET_MILLIS;
            quietSlices = isQuiet ? quietSlices + 2 : 0;
        }
    }

    /** One slice. */
    public void run() {
        long end = System.nanoTime() + SLICE_NANOS;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Thread thread = new Thread(() -> callUntil(end));
            thread.start();
            threads.add(thread);
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * One slice.
     *
     * @throws IllegalStateException if a call fails
     */
    public double perSecond() {
        reset();
        long start = System.nanoTime();
        run();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (failed() > 0) {
            throw new IllegalStateException(failed() + " calls failed");
        }
        return completed() / seconds;
    }

    private void callUntil(long end) {
        while (System.nanoTime() - end < 0) {
            try {
                call.run();
                completed.increment();
            } catch (RuntimeException e) {
                failed.increment();
            }
        }
    }

    /** Forgets what was counted. */
    public void reset() {
        completed.reset();
        failed.reset();
    }

    public long completed() {
        return completed.sum();
    }

    public long failed() {
        return failed.sum();
    }
}
