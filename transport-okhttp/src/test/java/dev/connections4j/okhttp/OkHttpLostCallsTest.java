package dev.connections4j.okhttp;

import dev.connections4j.testkit.eager.LostCallsContract;

final class OkHttpLostCallsTest extends LostCallsContract {
    OkHttpLostCallsTest() {
        super(new OkHttpTransport());
    }
}
