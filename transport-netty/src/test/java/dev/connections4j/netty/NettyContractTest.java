package dev.connections4j.netty;

import dev.connections4j.testkit.contract.TransportContract;

final class NettyContractTest extends TransportContract {
    NettyContractTest() {
        super("netty");
    }
}
