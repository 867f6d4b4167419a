package dev.connections4j.jmh;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** How much of this JVM's heap is used. */
public final class Heap {
    /** Without thread-local buffers the heap grows by exactly what is allocated, whichever thread does it. */
    public static final List<String> COUNTING = List.of("-XX:+UseSerialGC", "-XX:-UseTLAB", "-Xms2600m", "-Xmn2g");

    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** Bytes, what may be collected among them. */
    public static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Bytes that a collection leaves. */
    public static long usedAfterCollection() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            used = Math.min(used, used());
        }
        return used;
    }

    /**
     * Bytes that are allocated meanwhile, by all threads; the JVM is one of {@link #COUNTING}.
     *
     * @throws IllegalStateException if a collection spoils the count
     */
    public static long allocatedBy(Runnable work) {
        long collections = collections();
        long before = used();
        work.run();
        long allocated = used() - before;
        if (collections() != collections) {
            throw new IllegalStateException("the heap was too small to count in");
        }
        return allocated;
    }

    /** Bytes that the calling thread allocates meanwhile: what other threads do by chance is not among them. */
    public static long allocatedHere(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
