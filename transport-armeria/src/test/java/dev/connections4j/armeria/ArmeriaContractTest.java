package dev.connections4j.armeria;

import dev.connections4j.testkit.contract.TransportContract;

final class ArmeriaContractTest extends TransportContract {
    ArmeriaContractTest() {
        super("armeria");
    }
}
