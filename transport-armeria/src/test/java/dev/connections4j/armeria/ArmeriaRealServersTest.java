package dev.connections4j.armeria;

import dev.connections4j.testkit.contract.RealServerContract;

final class ArmeriaRealServersTest extends RealServerContract {
    ArmeriaRealServersTest() {
        super("armeria");
    }
}
