package dev.connections4j.okhttp;

import dev.connections4j.testkit.contract.NotEagerContract;

final class OkHttpNotEagerContractTest extends NotEagerContract {
    OkHttpNotEagerContractTest() {
        super("okhttp");
    }
}
