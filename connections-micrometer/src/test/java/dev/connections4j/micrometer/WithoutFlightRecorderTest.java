package dev.connections4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.standin.MilvusStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime without the module {@code jdk.jfr}, as an image may be: connects, and notifies listeners. */
class WithoutFlightRecorderTest {
    @Test
    void connect_withoutTheModule_works(@TempDir Path directory) throws Exception {
        Path out = directory.resolve("out");
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--limit-modules",
                            "java.base,java.logging,java.naming,jdk.unsupported",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Client.class.getName(),
                            server.address())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            process.destroyForcibly();
            String text = Files.readString(out);
            assertTrue(ended, text);
            assertEquals(0, process.exitValue(), text);
            assertTrue(text.contains("without jdk.jfr, 2 events"), text);
        }
    }

    /** Connects, and waits for what its listener gets. */
    static final class Client {
        private Client() {}

        public static void main(String[] arguments) throws InterruptedException {
            boolean hasRecorder = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
            CountDownLatch events = new CountDownLatch(2);
            try (ConnectionRegistry own = ConnectionRegistry.builder()
                    .environment(Map.of())
                    .withoutDotEnv()
                    .listener(event -> events.countDown())
                    .build()) {
                Connection books = own.connect(
                        "books",
                        p -> p.address(arguments[0]).transport("okhttp").timeout(Duration.ofMinutes(1)));
                events.await(1, TimeUnit.MINUTES);
                System.out.println(books.alias() + (hasRecorder ? " with" : " without") + " jdk.jfr, "
                        + (2 - events.getCount()) + " events");
            }
        }
    }
}
