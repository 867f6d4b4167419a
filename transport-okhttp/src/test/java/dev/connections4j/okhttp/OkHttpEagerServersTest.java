package dev.connections4j.okhttp;

import dev.connections4j.testkit.eager.EagerServersContract;

final class OkHttpEagerServersTest extends EagerServersContract {
    OkHttpEagerServersTest() {
        super("okhttp");
    }
}
