package dev.connections4j.netty;

import dev.connections4j.testkit.contract.RealServerContract;

final class NettyRealServerTest extends RealServerContract {
    NettyRealServerTest() {
        super("netty");
    }
}
