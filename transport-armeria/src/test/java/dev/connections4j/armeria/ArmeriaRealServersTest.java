package dev.connections4j.armeria;

import dev.connections4j.testkit.contract.RealServerContract;

/** The part of the contract that real servers can show, on this transport. */
final class ArmeriaRealServersTest extends RealServerContract {
    ArmeriaRealServersTest() {
        super("armeria");
    }
}
