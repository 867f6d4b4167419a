package dev.connections4j.testkit.fourth;

import dev.connections4j.testkit.contract.TransportContract;

final class FourthContractTest extends TransportContract {
    FourthContractTest() {
        super("fourth");
    }
}
