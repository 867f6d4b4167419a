package dev.connections4j.armeria;

import dev.connections4j.testkit.faults.FaultMatrix;

final class ArmeriaFaultsTest extends FaultMatrix {
    ArmeriaFaultsTest() {
        super("armeria");
    }
}
