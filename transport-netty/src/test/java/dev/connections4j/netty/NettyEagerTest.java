package dev.connections4j.netty;

import dev.connections4j.testkit.eager.EagerContract;

final class NettyEagerTest extends EagerContract {
    NettyEagerTest() {
        super("netty");
    }
}
