package dev.connections4j.armeria;

import dev.connections4j.testkit.contract.ScaleContract;

final class ArmeriaScaleTest extends ScaleContract {
    ArmeriaScaleTest() {
        super("armeria", 0);
    }
}
