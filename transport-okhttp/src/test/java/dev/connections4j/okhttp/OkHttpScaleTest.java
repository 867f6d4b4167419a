package dev.connections4j.okhttp;

import dev.connections4j.testkit.contract.ScaleContract;

final class OkHttpScaleTest extends ScaleContract {
    OkHttpScaleTest() {
        super("okhttp", 1);
    }
}
