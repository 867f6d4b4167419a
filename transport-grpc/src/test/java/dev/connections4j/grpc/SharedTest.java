package dev.connections4j.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.spi.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedTest {
    private final List<Object> closed = new ArrayList<>();
    private final Shared<String, StringBuilder> shared = new Shared<>(StringBuilder::new, value -> {
        closed.add(value);
        return CompletableFuture.completedFuture(null);
    });

    @Test
    void acquire_sameKey_sharesOneValue_closedWithTheLast() {
        Shared.Held<StringBuilder> one = shared.acquire("a");
        Shared.Held<StringBuilder> two = shared.acquire("a");
        assertSame(one.value(), two.value());

        assertTrue(one.release().isDone());
        assertEquals(List.of(), closed);
        assertTrue(two.release().isDone());
        assertEquals(List.of(one.value()), closed);
    }

    @Test
    void acquire_otherKey_hasAValueOfItsOwn() {
        Shared.Held<StringBuilder> a = shared.acquire("a");
        Shared.Held<StringBuilder> b = shared.acquire("b");
        assertEquals("b", b.value().toString());
        assertTrue(a.release().isDone());
        assertEquals(List.of(a.value()), closed);
    }

    @Test
    void acquire_afterTheLastRelease_buildsAnew() {
        Shared.Held<StringBuilder> first = shared.acquire("a");
        assertTrue(first.release().isDone());
        assertNotSame(first.value(), shared.acquire("a").value());
    }

    @Test
    void release_repeated_countsOnce() {
        Shared.Held<StringBuilder> one = shared.acquire("a");
        Shared.Held<StringBuilder> two = shared.acquire("a");
        assertSame(one.release(), one.release());
        assertEquals(List.of(), closed);
        assertTrue(two.release().isDone());
    }

    @Test
    void release_ofTheLast_waitsForTheCloser_andNeverFails() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        Shared.Held<String> held = new Shared<String, String>(key -> key, value -> slow).acquire("a");
        CompletableFuture<Void> released = held.release();
        assertFalse(released.isDone());
        slow.completeExceptionally(new IllegalStateException("stuck"));
        assertTrue(released.isDone());
        assertFalse(released.isCompletedExceptionally());
    }

    @Test
    void acquire_builderThatFails_leavesNothing() {
        List<String> asked = new ArrayList<>();
        Shared<String, String> failing = new Shared<>(
                key -> {
                    asked.add(key);
                    if (asked.size() == 1) {
                        throw new IllegalStateException("no " + key);
                    }
                    return key;
                },
                value -> CompletableFuture.completedFuture(null));
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> failing.acquire("a"));
        assertEquals("no a", e.getMessage());
        assertEquals("a", failing.acquire("a").value());
    }

    @Test
    void acquire_whileAnotherKeyIsBuilt_doesNotWait() throws Exception {
        CountDownLatch building = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Shared<String, String> slow = new Shared<>(
                key -> {
                    if (key.equals("slow")) {
                        building.countDown();
                        await(go);
                    }
                    return key;
                },
                value -> CompletableFuture.completedFuture(null));
        CompletableFuture<Shared.Held<String>> other = CompletableFuture.supplyAsync(() -> slow.acquire("slow"));
        await(building);
        assertEquals("fast", slow.acquire("fast").value());
        go.countDown();
        assertEquals("slow", other.get(20, TimeUnit.SECONDS).value());
    }

    @Test
    void retain_keepsWhatNobodyUses_untilReleased() {
        Lease lease = shared.retain();
        Shared.Held<StringBuilder> first = shared.acquire("a");
        assertTrue(first.release().isDone());
        assertEquals(List.of(), closed);
        Shared.Held<StringBuilder> again = shared.acquire("a");
        assertSame(first.value(), again.value());

        assertTrue(lease.release().isDone());
        assertEquals(List.of(), closed);
        assertTrue(again.release().isDone());
        assertEquals(List.of(first.value()), closed);
    }

    @Test
    void retain_releasedLast_closesWhatNobodyUses() {
        Lease one = shared.retain();
        Lease two = shared.retain();
        Shared.Held<StringBuilder> held = shared.acquire("a");
        assertTrue(held.release().isDone());
        assertTrue(one.release().isDone());
        assertTrue(one.release().isDone());
        assertEquals(List.of(), closed);
        assertTrue(two.release().isDone());
        assertEquals(List.of(held.value()), closed);
    }

    @Test
    void retain_newKey_takesThePlaceOfUnusedOnes() {
        var unused = shared.retain();
        Shared.Held<StringBuilder> old = shared.acquire("a");
        assertTrue(old.release().isDone());
        assertEquals("b", shared.acquire("b").value().toString());
        assertEquals(List.of(old.value()), closed);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
