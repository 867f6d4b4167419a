package dev.connections4j.armeria;

import dev.connections4j.testkit.roundtrips.RoundTripContract;

final class ArmeriaRoundTripsTest extends RoundTripContract {
    ArmeriaRoundTripsTest() {
        super("armeria");
    }
}
