package dev.connections4j.armeria;

import dev.connections4j.testkit.faults.NotEagerFaults;

final class ArmeriaNotEagerFaultsTest extends NotEagerFaults {
    ArmeriaNotEagerFaultsTest() {
        super("armeria");
    }
}
