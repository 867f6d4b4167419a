package dev.connections4j.jmh.connect;

import dev.connections4j.jmh.Heap;
import dev.connections4j.jmh.clients.Client;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Session;
import dev.connections4j.jmh.server.BenchTarget;

/**
 * Counts the bytes that a connect allocates, by how the heap grows while nothing is collected: so those of threads that come and go count too.
 * No clock is read.
 */
final class AllocationMain {
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
        long allocated = Heap.allocatedBy(() -> repeat(client, target));
        resident.close();
        System.out.println(allocated / COUNTED);
        System.exit(0);
    }

    private static void repeat(Client client, BenchTarget target) {
        try {
            client.repeat(COUNTED, target);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
