package dev.connections4j.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.testkit.Await;
import io.milvus.client.MilvusServiceClient;
import io.milvus.v2.client.MilvusClientV2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;

/** A client made for each request holds nothing. */
@Transports
@Timeout(300)
class LightClientTest {
    private static final int REQUESTS = 10_000;
    private static final int OF_EACH_THREAD = 500;
    private static final long BYTES_THAT_STAY = 8L << 20;
    private static final List<String> SHARED =
            List.of("milvus-stand-in-", "grpc-", "ForkJoinPool", "surefire", "process reaper");

    @Parameter
    String transport;

    private StandIn standIn;

    @BeforeEach
    void open() {
        standIn = StandIn.over(transport);
    }

    @AfterEach
    void close() {
        standIn.close();
    }

    /** Those of gRPC's and the JDK's shared pools come and go by themselves. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> SHARED.stream().noneMatch(thread.getName()::startsWith))
                .collect(Collectors.toSet());
    }

    private static long sockets() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.filter(each -> {
                        try {
                            return Files.readSymbolicLink(each).toString().startsWith("socket:");
                        } catch (IOException gone) {
                            return false;
                        }
                    })
                    .count();
        }
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void requestV2(int number) {
        MilvusClientV2 client = MilvusClients.v2(standIn.connection, number % 2 == 0 ? "books" : "films");
        assertTrue(client.clientIsReady());
        client.getServerVersion();
        client.close();
    }

    @Test
    void v2_forEachRequest_threadsAndSocketsAndHeapStayFlat() throws IOException {
        IntStream.range(0, REQUESTS).forEach(this::requestV2); // also fills what the server keeps of calls
        Set<Thread> before = threads();
        long sockets = sockets();
        long bytes = usedBytes();
        IntStream.range(0, REQUESTS).forEach(this::requestV2);
        // one that writes over okhttp may have ended and begun again; more of them end by themselves
        Await.until(
                () -> "threads: " + threads() + ", not " + before,
                () -> threads().size() <= before.size());
        assertEquals(sockets, sockets());
        assertEquals(1, standIn.server.acceptedSockets());
        assertTrue(usedBytes() - bytes < BYTES_THAT_STAY, "bytes more: " + (usedBytes() - bytes));
    }

    @Test
    void v1_forEachRequest_openNoSocket_whenMadeByManyThreads() {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            CompletableFuture.allOf(IntStream.range(0, 4)
                            .mapToObj(caller -> CompletableFuture.runAsync(
                                    () -> {
                                        for (int i = 0; i < OF_EACH_THREAD; i++) {
                                            MilvusServiceClient client = MilvusClients.v1(standIn.connection);
                                            client.getVersion();
                                            client.close();
                                        }
                                    },
                                    callers))
                            .toArray(CompletableFuture<?>[]::new))
                    .orTimeout(200, TimeUnit.SECONDS)
                    .join();
        } finally {
            callers.shutdownNow();
        }
        assertEquals(1, standIn.server.acceptedSockets());
        assertEquals(4 * OF_EACH_THREAD, standIn.server.calls("GetVersion").size());
    }
}
