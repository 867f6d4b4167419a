package dev.connections4j.registry;

import static dev.connections4j.registry.RegistryFixture.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Callers beside the test's own thread. */
final class OtherThreads {
    private OtherThreads() {}

    static void awaitWaiting(Thread thread) {
        await("it waits", () -> thread.getState() == Thread.State.WAITING);
    }

    static Thread start(Runnable task) {
        return start(task, "test-caller");
    }

    static Thread start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    static void joined(Thread thread) {
        try {
            thread.join(20_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertFalse(thread.isAlive());
    }
}
