package dev.connections4j.armeria;

import dev.connections4j.testkit.eager.EagerContract;

final class ArmeriaEagerTest extends EagerContract {
    ArmeriaEagerTest() {
        super("armeria");
    }
}
