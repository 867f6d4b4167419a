package dev.connections4j.okhttp;

import dev.connections4j.testkit.faults.FaultMatrix;

final class OkHttpFaultsTest extends FaultMatrix {
    OkHttpFaultsTest() {
        super("okhttp");
    }
}
