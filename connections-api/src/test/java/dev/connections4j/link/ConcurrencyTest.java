package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.async.Clock;
import io.grpc.CallOptions;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Real threads against one handle. */
class ConcurrencyTest {
    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final int THREADS = 4;
    private final LinkFixture bench = new LinkFixture();

    private LinkPool answering() {
        bench.transport.answers = true;
        return new Connecting(bench.source(), Clock.SYSTEM).done.join();
    }

    private ConnectionHandle handle(LinkPool pool) {
        return new ConnectionHandle("books", pool, LinkFixture.timings(), Clock.SYSTEM, () -> {});
    }

    @Test
    void exchange_underLoad_losesNoCallAndClosesEveryOldLink() throws Exception {
        ConnectionHandle books = handle(answering());
        AtomicBoolean running = new AtomicBoolean(true);
        ConcurrentLinkedQueue<Status> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(() -> {
                while (running.get()) {
                    Heard heard = LinkFixture.call(books.channel());
                    if (!heard.status().isOk()) {
                        failures.add(heard.status());
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        List<CompletableFuture<Void>> closings = new ArrayList<>();
        for (int i = 1; i <= 500; i++) {
            closings.add(books.exchange(answering(), LinkFixture.timings(), GRACE));
        }
        running.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        CompletableFuture.allOf(closings.toArray(CompletableFuture<?>[]::new)).get(30, TimeUnit.SECONDS);
        assertEquals(List.of(), List.copyOf(failures));
        for (int i = 1; i <= 500; i++) {
            assertTrue(bench.link(i).isClosed());
        }
        books.shutdown(GRACE, "closed").get(30, TimeUnit.SECONDS);
    }

    @Test
    void lost_concurrentCallers_shareOneAttempt() throws Exception {
        Connecting connecting = new Connecting(bench.source(), Clock.SYSTEM);
        bench.transport.last().succeed();
        ConnectionHandle books = handle(connecting.done.join());
        for (int round = 1; round <= 3; round++) {
            bench.link(round).lose();
            CyclicBarrier together = new CyclicBarrier(THREADS);
            List<Thread> threads = new ArrayList<>();
            ConcurrentLinkedQueue<Heard> heard = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(new Thread(() -> {
                    arrive(together);
                    heard.add(LinkFixture.call(books.channel(), CallOptions.DEFAULT.withWaitForReady()));
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            int expected = round + 1;
            awaitTrue(() -> bench.transport.attempts.size() >= expected);
            FakeLink next = bench.transport.last().succeed();
            awaitTrue(() -> next.calls.size() == THREADS);
            assertEquals(expected, bench.transport.attempts.size());
            next.calls.forEach(call -> call.end(Status.OK));
            heard.forEach(h -> assertTrue(h.status().isOk()));
        }
        books.shutdown(Duration.ZERO, "closed").get(30, TimeUnit.SECONDS);
    }

    @Test
    void shutdown_underLoad_endsEachCallOnceAndSaysWhy() throws Exception {
        for (int round = 0; round < 200; round++) {
            ConnectionHandle books = handle(answering());
            CountDownLatch begun = new CountDownLatch(THREADS);
            ConcurrentLinkedQueue<Heard> last = new ConcurrentLinkedQueue<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(new Thread(() -> {
                    begun.countDown();
                    Heard heard = LinkFixture.call(books.channel());
                    while (!heard.isOpen() && heard.status().isOk()) {
                        heard = LinkFixture.call(books.channel());
                    }
                    last.add(heard);
                }));
            }
            threads.forEach(Thread::start);
            begun.await();
            books.shutdown(GRACE, "connection 'books' was closed by disconnect").get(30, TimeUnit.SECONDS);
            for (Thread thread : threads) {
                thread.join();
            }
            last.forEach(heard -> assertEquals("connection 'books' was closed by disconnect", heard.description()));
            assertEquals(THREADS, last.size());
        }
    }

    private static void arrive(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bounded; yields instead of sleeping. */
    private static void awaitTrue(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not happen within 30 s");
            Thread.onSpinWait();
        }
    }
}
