package dev.connections4j.netty;

import dev.connections4j.testkit.eager.LostCallsContract;

final class NettyLostCallsTest extends LostCallsContract {
    NettyLostCallsTest() {
        super(new NettyTransport());
    }
}
