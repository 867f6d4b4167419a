package dev.connections4j.armeria;

import dev.connections4j.testkit.eager.EagerServersContract;

final class ArmeriaEagerServersTest extends EagerServersContract {
    ArmeriaEagerServersTest() {
        super("armeria");
    }
}
