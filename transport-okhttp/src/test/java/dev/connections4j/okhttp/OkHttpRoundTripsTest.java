package dev.connections4j.okhttp;

import dev.connections4j.testkit.roundtrips.RoundTripContract;

final class OkHttpRoundTripsTest extends RoundTripContract {
    OkHttpRoundTripsTest() {
        super("okhttp");
    }
}
