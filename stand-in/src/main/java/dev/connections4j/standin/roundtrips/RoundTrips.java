package dev.connections4j.standin.roundtrips;

import java.time.Duration;

/** Counts what a connect costs, by connecting again and again through a proxy. */
public final class RoundTrips {
    /** How far away the server is made: long enough for a busy machine to send at once what goes at once. */
    public static final Duration AWAY = Duration.ofMillis(20);

    private static final int TRIES = 7;

    private RoundTrips() {}

    /** A client. */
    @FunctionalInterface
    public interface Client {
        /**
         * Connects, anew each time.
         *
         * @param port where the server seems to be
         * @return what to close when it has been counted
         * @throws Exception if it cannot
         */
        AutoCloseable connect(int port) throws Exception;
    }

    /**
     * The round trips of a connect, {@link #AWAY} each: the fewest of seven tries.
     *
     * @param port the server's, on this machine
     * @param client connects to another port in its place
     * @return the round trips, from no connection to an answered call
     * @throws Exception if the client cannot connect
     */
    public static int fewest(int port, Client client) throws Exception {
        try (DelayProxy proxy = DelayProxy.to(port, AWAY)) {
            int fewest = Integer.MAX_VALUE;
            for (int i = 0; i < TRIES; i++) {
                proxy.restart();
                AutoCloseable connection = client.connect(proxy.port());
                fewest = Math.min(fewest, proxy.roundTrips());
                connection.close();
            }
            return fewest;
        }
    }
}
