package dev.connections4j.okhttp;

import dev.connections4j.testkit.contract.RealServerContract;

final class OkHttpRealServerTest extends RealServerContract {
    OkHttpRealServerTest() {
        super("okhttp");
    }
}
