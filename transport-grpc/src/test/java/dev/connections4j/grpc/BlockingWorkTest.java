package dev.connections4j.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockingWorkTest {
    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), latch.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void execute_moreThanThreadsThatAllHang_waitTheirTurnOnNamedDaemonsThatEnd() throws InterruptedException {
        int max = BlockingWork.MAX_THREADS;
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch busy = new CountDownLatch(max);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(3 * max);
        for (int i = 0; i < 3 * max; i++) {
            BlockingWork.OPENING.execute(() -> {
                seen.add(Thread.currentThread());
                busy.countDown();
                await(end);
                done.countDown();
            });
        }
        await(busy);
        assertEquals(max, seen.size());
        assertEquals(3L * max, done.getCount());
        end.countDown();
        await(done);
        assertEquals(max, seen.size());
        for (Thread thread : seen) {
            assertTrue(thread.isDaemon() && thread.getName().startsWith("connections4j-opening-"), thread.toString());
            thread.join(30_000);
            assertFalse(thread.isAlive(), "gone when idle: " + thread);
        }
    }

    @Test
    void execute_lookupsHang_otherKindsGoOn() throws Exception {
        HangingLookups.during(() -> {
            for (BlockingWork kind : List.of(BlockingWork.OPENING, BlockingWork.DIAGNOSIS)) {
                CompletableFuture.runAsync(() -> {}, kind).get(30, TimeUnit.SECONDS);
            }
        });
    }
}
