package dev.connections4j.grpc.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NameLookupTest {
    private static final int MAX_THREADS = 16;

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), latch.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aside_moreThanThreadsThatAllHang_waitTheirTurnOnNamedDaemons() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch busy = new CountDownLatch(MAX_THREADS);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(3 * MAX_THREADS);
        for (int i = 0; i < 3 * MAX_THREADS; i++) {
            NameLookup.aside(() -> {
                seen.add(Thread.currentThread());
                busy.countDown();
                await(end);
                done.countDown();
            });
        }
        await(busy);
        assertEquals(MAX_THREADS, seen.size());
        assertEquals(3 * MAX_THREADS, done.getCount());
        end.countDown();
        await(done);
        assertEquals(MAX_THREADS, seen.size());
        assertTrue(
                seen.stream()
                        .allMatch(
                                thread -> thread.isDaemon() && thread.getName().startsWith("connections4j-lookup-")),
                seen.toString());
    }

    @Test
    void resolve_address_isThereAtOnceWithoutALookup() throws Exception {
        CompletableFuture<List<InetAddress>> addresses = NameLookup.resolve("127.0.0.2");
        assertTrue(addresses.isDone());
        assertEquals("127.0.0.2", addresses.get().get(0).getHostAddress());
    }

    @Test
    void resolve_name_completesOnALookupThread() throws Exception {
        CountDownLatch mayStart = new CountDownLatch(1);
        CompletableFuture<String> completing = new CompletableFuture<>();
        for (int i = 0; i < MAX_THREADS; i++) {
            NameLookup.aside(() -> await(mayStart)); // the look-up waits until its dependent is there
        }
        NameLookup.resolve("localhost")
                .thenRun(() -> completing.complete(Thread.currentThread().getName()));
        mayStart.countDown();
        assertTrue(completing.get(30, TimeUnit.SECONDS).startsWith("connections4j-lookup-"));
    }

    @Test
    void resolve_nameWithoutAddress_fails() {
        ExecutionException failure = assertThrows(
                ExecutionException.class,
                () -> NameLookup.resolve("no-such-host.invalid").get(30, TimeUnit.SECONDS));
        assertInstanceOf(UnknownHostException.class, failure.getCause());
    }
}
