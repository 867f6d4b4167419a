package dev.connections4j.jmh.connect;

import dev.connections4j.jmh.clients.Client;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Session;
import dev.connections4j.jmh.server.BenchTarget;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts the bytes that a connect allocates, by how the heap grows while nothing is collected: so those of threads that come and go count too.
 * No clock is read.
 */
final class AllocationMain {
    /** Without thread-local buffers the heap grows by exactly what is allocated. */
    static final String[] JVM_ARGUMENTS = {"-XX:+UseSerialGC", "-XX:-UseTLAB", "-Xms2600m", "-Xmn2g"};

    private static final int WARM_UP = 150;
    private static final int COUNTED = 100;

    private AllocationMain() {}

    /** The argument: who connects. */
    public static void main(String[] arguments) throws Exception {
        BenchTarget target = BenchTarget.ofThisJvm();
        Client client = ClientKind.valueOf(arguments[0]).create();
        Session resident = client.connect(target);
        client.repeat(WARM_UP, target);
        System.gc();
        long collections = collections();
        long before = used();
        client.repeat(COUNTED, target);
        long allocated = used() - before;
        if (collections() != collections) {
            throw new IllegalStateException("the heap was too small to count in");
        }
        resident.close();
        System.out.println(allocated / COUNTED);
        System.exit(0);
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
