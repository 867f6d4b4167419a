package dev.connections4j.okhttp;

import dev.connections4j.testkit.contract.RealServerContract;

final class OkHttpRealServersTest extends RealServerContract {
    OkHttpRealServersTest() {
        super("okhttp");
    }
}
