package dev.connections4j.netty;

import dev.connections4j.testkit.faults.NotEagerFaults;

final class NettyNotEagerFaultsTest extends NotEagerFaults {
    NettyNotEagerFaultsTest() {
        super("netty");
    }
}
