package dev.connections4j.testkit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.testkit.Await;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the matrix counts as left behind. */
class ResourceSnapshotTest {
    /** The JDK keeps a socket of its own from the first one on. */
    @BeforeAll
    static void openOnce() throws Exception {
        new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void now_poolThread_isCountedWhileItHasWorkAndElseResting() {
        CountDownLatch work = new CountDownLatch(1);
        ResourceSnapshot before = ResourceSnapshot.now();
        ExecutorService pool =
                Executors.newSingleThreadExecutor(task -> new Thread(task, "connections4j-callback-of-this-test"));
        try {
            pool.execute(() -> Await.until("the work is over", () -> work.getCount() == 0));
            assertFalse(ResourceSnapshot.now().within(before, 0));
            work.countDown();
            Await.until(
                    "its thread rests",
                    () -> ResourceSnapshot.resting().containsKey("connectionsNj-callback-of-this-test"));
            assertTrue(ResourceSnapshot.now().within(before, 0));
        } finally {
            work.countDown();
            pool.shutdownNow();
        }
        Await.until("its thread has ended", () -> ResourceSnapshot.resting().isEmpty());
    }

    @Test
    void now_otherThread_isCountedThoughItRests() throws Exception {
        ResourceSnapshot before = ResourceSnapshot.now();
        ExecutorService loop =
                Executors.newSingleThreadExecutor(task -> new Thread(task, "connections4j-armeria-of-this-test"));
        try {
            loop.submit(() -> {}).get();
            assertFalse(ResourceSnapshot.now().within(before, 0));
        } finally {
            loop.shutdownNow();
        }
        Await.until("its thread has ended", () -> ResourceSnapshot.now().within(before, 0));
    }

    @Test
    void now_socket_isCounted() throws Exception {
        ResourceSnapshot before = ResourceSnapshot.now();
        int told = Files.isDirectory(Path.of("/proc/self/fd")) ? 1 : 0;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(before.sockets() + told, ResourceSnapshot.now().sockets(), "with " + socket);
        }
        assertEquals(before.sockets(), ResourceSnapshot.now().sockets());
    }

    /** The JVM starts such a thread, and listens on such a socket, when jstack asks it for the first time. */
    @Test
    void now_jvmWasLookedInto_countsNeitherThreadNorSocketOfThat() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        ResourceSnapshot before = ResourceSnapshot.now();
        Thread listener =
                new Thread(() -> Await.until("the test is over", () -> over.getCount() == 0), "Attach Listener");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.start();
            ResourceSnapshot now = ResourceSnapshot.now();
            assertEquals(before.sockets(), now.sockets(), "with " + socket);
            assertEquals(before.threads(), now.threads());
        } finally {
            over.countDown();
            listener.join();
        }
    }
}
