package dev.connections4j.netty;

import dev.connections4j.testkit.roundtrips.RoundTripContract;

final class NettyRoundTripsTest extends RoundTripContract {
    NettyRoundTripsTest() {
        super("netty");
    }
}
