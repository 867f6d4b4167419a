package dev.connections4j.armeria;

import dev.connections4j.testkit.contract.TransportContract;

/** The contract of every transport, on this one. */
final class ArmeriaContractTest extends TransportContract {
    ArmeriaContractTest() {
        super("armeria");
    }
}
