package dev.connections4j.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connections;
import dev.connections4j.standin.MilvusStandIn;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process loads of ours for its first connect: each class costs it a part of a millisecond. */
class FirstConnectTest {
    /** 129 on a machine at rest (2026-11-29); on a busy one some more, as events come in another order. */
    private static final int MOST_CLASSES = 135;

    private static final Pattern LOADED =
            Pattern.compile("\\[class,load\\] (dev\\.connections4j\\.[\\w.$]+) source: (?!dev)");

    @Test
    void connect_plaintext_loadsFewClasses(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("classes.log");
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xshare:off",
                            "-Xlog:class+load:file=" + log,
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Client.class.getName(),
                            "http://127.0.0.1:" + server.port())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(new File(directory.toFile(), "out"))
                    .start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertTrue(ended, "the client ended");
            assertEquals(0, process.exitValue(), () -> "the client connected: " + text(directory.resolve("out")));
        }

        Set<String> loaded = ours(Files.readAllLines(log));

        assertTrue(loaded.contains("dev.connections4j.netty.NettyTransport"), "the log has our classes");
        assertTrue(loaded.stream().noneMatch(name -> name.contains(".events.")), () -> "nobody listens: " + loaded);
        assertTrue(loaded.size() <= MOST_CLASSES, () -> loaded.size() + " classes: " + loaded);
    }

    private static Set<String> ours(List<String> lines) {
        Set<String> classes = new TreeSet<>();
        for (String line : lines) {
            Matcher loaded = LOADED.matcher(line);
            if (loaded.find() && !loaded.group(1).contains("Lambda")) {
                classes.add(loaded.group(1));
            }
        }
        classes.removeIf(name -> name.startsWith(FirstConnectTest.class.getName()));
        return classes;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    /** Connects once, and ends before anything is closed. */
    static final class Client {
        private Client() {}

        public static void main(String[] arguments) {
            Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(1)));
            Runtime.getRuntime().halt(0);
        }
    }
}
