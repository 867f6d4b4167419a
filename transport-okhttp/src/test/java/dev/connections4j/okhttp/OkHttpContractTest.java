package dev.connections4j.okhttp;

import dev.connections4j.testkit.contract.TransportContract;

final class OkHttpContractTest extends TransportContract {
    OkHttpContractTest() {
        super("okhttp");
    }
}
