package dev.connections4j.armeria;

import dev.connections4j.testkit.contract.NotEagerContract;

final class ArmeriaNotEagerContractTest extends NotEagerContract {
    ArmeriaNotEagerContractTest() {
        super("armeria");
    }
}
