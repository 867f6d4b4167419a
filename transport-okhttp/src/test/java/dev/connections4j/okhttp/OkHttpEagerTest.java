package dev.connections4j.okhttp;

import dev.connections4j.testkit.eager.EagerContract;

final class OkHttpEagerTest extends EagerContract {
    OkHttpEagerTest() {
        super("okhttp");
    }
}
