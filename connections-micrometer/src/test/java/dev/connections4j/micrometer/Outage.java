package dev.connections4j.micrometer;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.standin.MilvusStandIn;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A server that goes and comes back, and a registry that connects to it. */
final class Outage implements AutoCloseable {
    final ConnectionRegistry connections =
            ConnectionRegistry.builder().environment(Map.of()).withoutDotEnv().build();
    private final MilvusStandIn server = MilvusStandIn.open();

    /** As {@code books}, by a pool of so many that reconnects by itself. */
    Connection connect(String transport, int members) {
        return connections.connect(
                "books",
                p -> p.address(server.address())
                        .transport(transport)
                        .keepAlive(true)
                        .pool(members > 1 ? "QueuePool" : "Singleton")
                        .poolSize(members));
    }

    /** To a port that speaks none, as {@code tls}. */
    Connection connectByTls() {
        return connections.connect(
                "tls", p -> p.uri("https://" + server.address()).transport("netty"));
    }

    void stopUntil(BooleanSupplier seen) {
        server.stop();
        await("what an outage leads to", seen);
    }

    void startUntil(BooleanSupplier seen) {
        server.start();
        await("what follows an outage", seen);
    }

    static void await(String what, BooleanSupplier seen) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public void close() {
        connections.close();
        server.close();
    }
}
