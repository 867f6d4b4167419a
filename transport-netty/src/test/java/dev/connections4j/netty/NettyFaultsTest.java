package dev.connections4j.netty;

import dev.connections4j.testkit.faults.FaultMatrix;

final class NettyFaultsTest extends FaultMatrix {
    NettyFaultsTest() {
        super("netty");
    }
}
