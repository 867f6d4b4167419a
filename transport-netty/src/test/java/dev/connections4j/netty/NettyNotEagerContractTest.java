package dev.connections4j.netty;

import dev.connections4j.testkit.contract.NotEagerContract;

final class NettyNotEagerContractTest extends NotEagerContract {
    NettyNotEagerContractTest() {
        super("netty");
    }
}
