package dev.connections4j.standin.roundtrips;

import java.time.Duration;

/** Counts what a connect costs, by connecting again and again through a proxy. */
public final class RoundTrips {
    /** How far away the server is made: long enough for a busy machine to send at once what goes at once. */
    public static final Duration AWAY = Duration.ofMillis(20);

    private static final int TRIES = 7;
    private static final int MOST_TRIES = 40;

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
        return fewest(port, 0, TRIES, client);
    }

    /**
     * The same, where the number is known: it ends with the first try that takes no more, so that it is quick, and tries up to forty times, since a
     * machine that is busy may send late what could go at once.
     *
     * @param port the server's, on this machine
     * @param expected as many as there should be
     * @param client connects to another port in its place
     * @return the round trips, from no connection to an answered call
     * @throws Exception if the client cannot connect
     */
    public static int expected(int port, int expected, Client client) throws Exception {
        return fewest(port, expected, MOST_TRIES, client);
    }

    private static int fewest(int port, int enough, int tries, Client client) throws Exception {
        try (DelayProxy proxy = DelayProxy.to(port, AWAY)) {
            int fewest = Integer.MAX_VALUE;
            for (int i = 0; i < tries && fewest > enough; i++) {
                proxy.restart();
                AutoCloseable connection = client.connect(proxy.port());
                fewest = Math.min(fewest, proxy.roundTrips());
                connection.close();
            }
            return fewest;
        }
    }
}
