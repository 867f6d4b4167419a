package dev.connections4j.standin.roundtrips;

/** How far a client has come, in round trips, over all of the connections that it made one after the other. */
final class Journey {
    private int roundTrips;

    synchronized int roundTrips() {
        return roundTrips;
    }

    synchronized void reach(int count) {
        roundTrips = Math.max(roundTrips, count);
    }
}
