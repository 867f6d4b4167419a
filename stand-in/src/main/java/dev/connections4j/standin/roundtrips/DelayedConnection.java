package dev.connections4j.standin.roundtrips;

import dev.connections4j.standin.MilvusStandIn;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One client's connection through a {@link DelayProxy}. */
final class DelayedConnection {
    private static final int PARTS = 4;

    /** What a thread does until its sockets close. */
    @FunctionalInterface
    interface Part {
        void run() throws IOException, InterruptedException;
    }

    private final Socket client;
    private final Socket server = new Socket();
    private final AtomicInteger clientDepth = new AtomicInteger();
    private final AtomicInteger serverDepth = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger(PARTS);
    private final Set<DelayedConnection> open;

    DelayedConnection(Socket client, Set<DelayedConnection> open) {
        this.client = client;
        this.open = open;
        open.add(this);
    }

    /** Passes bytes on until one side closes; if there is no other side, closes at once. */
    void open(int port, Journey journey, long roundTripNanos) {
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            end();
            return;
        }
        long opensAt = System.nanoTime() + roundTripNanos;
        int before = journey.roundTrips();
        OneWay up = new OneWay(
                client,
                server,
                opensAt,
                roundTripNanos / 2,
                () -> 1 + clientDepth.get(),
                depth -> serverDepth.accumulateAndGet(depth, Math::max));
        OneWay down =
                new OneWay(server, client, opensAt, roundTripNanos / 2, () -> Math.max(1, serverDepth.get()), depth -> {
                    clientDepth.accumulateAndGet(depth, Math::max);
                    journey.reach(before + 1 + depth);
                });
        start("up-read", () -> part(up::read));
        start("up-write", () -> part(up::write));
        start("down-read", () -> part(down::read));
        start("down-write", () -> part(down::write));
    }

    private void part(Part part) throws IOException, InterruptedException {
        boolean well = false;
        try {
            part.run();
            well = true;
        } finally {
            if (running.decrementAndGet() == 0) {
                end();
            } else if (!well) {
                close();
            }
        }
    }

    private void end() {
        close();
        open.remove(this);
    }

    void close() {
        quietly(client);
        quietly(server);
    }

    static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, one way or the other.
        }
    }

    /** Named as all of the test servers' threads are, so that a count of a client's threads can leave them out. */
    static void start(String name, Part part) {
        Runnable quietly = () -> {
            try {
                part.run();
            } catch (IOException e) {
                // One side has closed: this is over.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Thread thread = new Thread(quietly, MilvusStandIn.THREAD_PREFIX + "delay-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
