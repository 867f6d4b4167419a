package dev.connections4j.netty;

import dev.connections4j.testkit.eager.EagerServersContract;

final class NettyEagerServersTest extends EagerServersContract {
    NettyEagerServersTest() {
        super("netty");
    }
}
