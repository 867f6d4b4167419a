package dev.connections4j.okhttp;

import dev.connections4j.testkit.faults.NotEagerFaults;

final class OkHttpNotEagerFaultsTest extends NotEagerFaults {
    OkHttpNotEagerFaultsTest() {
        super("okhttp");
    }
}
