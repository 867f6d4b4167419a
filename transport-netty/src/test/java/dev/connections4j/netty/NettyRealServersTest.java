package dev.connections4j.netty;

import dev.connections4j.testkit.contract.RealServerContract;

final class NettyRealServersTest extends RealServerContract {
    NettyRealServersTest() {
        super("netty");
    }
}
