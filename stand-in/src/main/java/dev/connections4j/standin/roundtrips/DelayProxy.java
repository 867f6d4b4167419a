package dev.connections4j.standin.roundtrips;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A loopback port in front of another one, at a distance that the test chooses. It counts the round trips that a client needs. The
 * handshake of TCP takes one: nothing passes before. Then each chunk of bytes arrives half a round trip later, and carries
 * how deep it is in the chain of what was sent upon what had arrived. The time keeps apart what a client sends at once and what it sends upon an
 * answer; the count itself reads no clock. A client that is late may look as if it had waited, never the other way round: take the fewest of some tries
 * ({@link RoundTrips}).
 */
public final class DelayProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final long roundTripNanos;
    private final Set<DelayedConnection> open = ConcurrentHashMap.newKeySet();
    private volatile Journey journey = new Journey();

    private DelayProxy(int target, Duration roundTrip) {
        this.target = target;
        this.roundTripNanos = roundTrip.toNanos();
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DelayedConnection.start("accept", this::accept);
    }

    /**
     * In front of a port of this machine.
     *
     * @param port where all connections lead
     * @param roundTrip how long bytes take there and back
     * @return the proxy, listening
     */
    public static DelayProxy to(int port, Duration roundTrip) {
        return new DelayProxy(port, roundTrip);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            new DelayedConnection(client, open).open(target, journey, roundTripNanos);
        }
    }

    /** {@return the port on which it listens} */
    public int port() {
        return listening.getLocalPort();
    }

    /** Counts anew. Connections that are open count no more. */
    public void restart() {
        journey = new Journey();
    }

    /**
     * The round trips that the client has waited for since {@link #restart()}, those of several connections one after the other taken together.
     *
     * @return 0 before the first connection; 1 + how deep the last chunk was that the client got
     */
    public int roundTrips() {
        return journey.roundTrips();
    }

    /** {@return how many connections are open now} */
    public int connections() {
        return open.size();
    }

    /** Closes its port and all connections, and ends its threads. */
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(DelayedConnection::close);
    }
}
