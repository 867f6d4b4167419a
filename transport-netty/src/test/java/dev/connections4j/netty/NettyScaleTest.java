package dev.connections4j.netty;

import dev.connections4j.testkit.contract.ScaleContract;

final class NettyScaleTest extends ScaleContract {
    NettyScaleTest() {
        super("netty", 0);
    }
}
