package dev.connections4j.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A {@code .env} that is a named pipe. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
final class DotEnvPipeTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(20);

    @TempDir
    Path directory;

    private Path pipe;
    private DotEnv dotEnv;

    @BeforeEach
    void makePipe() throws IOException, InterruptedException {
        pipe = directory.resolve(".env");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        dotEnv = new DotEnv(directory, Map.of());
    }

    @Test
    void read_pipe_isReadOnceAndKept() throws InterruptedException {
        CompletableFuture<Void> writer = write("MILVUS_X=a\n");
        assertEquals("a", value(LONG));
        assertEquals("a", value(SHORT), "nobody writes a second time");
        writer.join();
        awaitNoReader();
    }

    @Test
    void read_atTheSameTime_sharesTheOneContent() {
        List<CompletableFuture<String>> readers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> value(LONG), r -> new Thread(r).start()))
                .toList();
        write("MILVUS_X=a\n").join();
        readers.forEach(reader -> assertEquals("a", reader.join()));
    }

    @Test
    void read_withoutAWriter_failsAfterTheLimitAndLeavesNoThread() throws InterruptedException {
        assertEquals(
                ".env " + pipe + " cannot be read: it is a named pipe that nothing wrote and closed within 0.020 s",
                assertThrows(ParameterException.class, () -> value(SHORT)).getMessage());
        awaitNoReader();
        write("MILVUS_X=later\n");
        assertEquals("later", value(LONG), "given up, it is read anew");
    }

    @Test
    void read_writerThatKeepsItOpen_failsAfterTheLimitAndLeavesNoThread() throws Exception {
        CountDownLatch wrote = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(
                () -> {
                    try (OutputStream out = Files.newOutputStream(pipe, StandardOpenOption.WRITE)) {
                        out.write("MILVUS_X=half".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        wrote.countDown();
                        end.await();
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                r -> new Thread(r).start());
        ParameterException e = assertThrows(ParameterException.class, () -> value(Duration.ofSeconds(1)));
        assertTrue(e.getMessage().contains("nothing wrote and closed within 1 s"), e.getMessage());
        assertTrue(wrote.await(30, TimeUnit.SECONDS));
        awaitNoReader();
        end.countDown();
        writer.join();
    }

    @Test
    void read_interruptedCaller_keepsItsFlag() throws InterruptedException {
        Thread.currentThread().interrupt();
        ParameterException e = assertThrows(ParameterException.class, () -> value(LONG));
        assertTrue(Thread.interrupted());
        assertEquals(".env " + pipe + " was not read: the waiting thread was interrupted", e.getMessage());
        awaitNoReader();
    }

    @Test
    void read_endlessPipe_isRefused() {
        byte[] line = "X=1\n".repeat(16 * 1024).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(
                () -> {
                    try (OutputStream out = Files.newOutputStream(pipe, StandardOpenOption.WRITE)) {
                        while (true) {
                            out.write(line);
                        }
                    } catch (IOException e) {
                        // the reader has closed
                    }
                },
                r -> new Thread(r).start());
        ParameterException e = assertThrows(ParameterException.class, () -> value(LONG));
        assertTrue(e.getMessage().startsWith(".env " + pipe + " cannot be read: "), e.getMessage());
        writer.join();
    }

    @Test
    void resolve_timeoutGiven_boundsTheReading() {
        ParameterException e = assertThrows(
                ParameterException.class,
                () -> new GivenLayers()
                        .dotEnv(directory)
                        .environment("MILVUS_CONN_TIMEOUT", "50s")
                        .argument(p -> p.timeout(SHORT))
                        .resolve());
        assertTrue(e.getMessage().endsWith("within 0.020 s"), e.getMessage());
    }

    private String value(Duration limit) {
        return dotEnv.read(() -> limit)
                .find("MILVUS_X")
                .map(Variables.Variable::text)
                .orElse("");
    }

    private CompletableFuture<Void> write(String text) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        Files.writeString(pipe, text, StandardOpenOption.WRITE);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                r -> new Thread(r).start());
    }

    private static void awaitNoReader() throws InterruptedException {
        for (Thread reader : readers()) {
            reader.join(30_000);
        }
        assertEquals(List.of(), readers());
    }

    private static List<Thread> readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("connections4j-named-pipe"))
                .toList();
    }
}
