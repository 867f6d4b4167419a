package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallsInFlightTest {
    private static final int MANY = 10_000;
    private static final int THREADS = 4;

    private final CallsInFlight<String> calls = new CallsInFlight<>();

    private Set<String> present() {
        List<String> all = new ArrayList<>();
        calls.forEach(all::add);
        Set<String> each = new HashSet<>(all);
        assertEquals(each.size(), all.size(), "one was there twice");
        return each;
    }

    @Test
    void many_atOnce_eachHasAPlaceOfItsOwn() {
        List<String> all = IntStream.range(0, MANY).mapToObj(i -> "call " + i).toList();
        List<Integer> places = all.stream().map(calls::enter).toList();
        assertEquals(MANY, Set.copyOf(places).size());
        assertEquals(MANY, present().size());
        for (int i = 0; i < MANY; i++) {
            assertFalse(calls.isEmpty());
            assertTrue(calls.leave(all.get(i), places.get(i)), all.get(i));
        }
        assertTrue(calls.isEmpty());
        assertEquals(Set.of(), present());
    }

    @Test
    void leave_twiceOrFromElsewhere_changesNothing() {
        int place = calls.enter("here");
        assertFalse(calls.leave("other", place));
        assertFalse(calls.leave("here", place ^ 1));
        assertFalse(calls.leave("here", 1 << 20));
        assertEquals(Set.of("here"), present());
        assertTrue(calls.leave("here", place));
        assertFalse(calls.leave("here", place));
        assertTrue(calls.isEmpty());
    }

    @Test
    void threads_comeAndGo_noneIsLostAndTheStayingOneIsAlwaysThere() throws Exception {
        int place = calls.enter("stays");
        CyclicBarrier together = new CyclicBarrier(THREADS);
        ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String own = "thread " + i;
            threads.add(new Thread(() -> {
                try {
                    together.await();
                    for (int round = 0; round < MANY; round++) {
                        int taken = calls.enter(own);
                        Set<String> seen = new HashSet<>();
                        calls.forEach(seen::add);
                        if (!seen.contains(own) || !seen.contains("stays") || !calls.leave(own, taken)) {
                            faults.add(own + " in round " + round + " saw " + seen);
                        }
                    }
                } catch (Exception e) {
                    faults.add(own + ": " + e);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), List.copyOf(faults));
        assertEquals(Set.of("stays"), present());
        assertTrue(calls.leave("stays", place));
        assertTrue(calls.isEmpty());
    }
}
