package dev.connections4j.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** The threads are played by a queue: what is in it would run elsewhere. */
class LinkWorkTest {
    private final Queue<Runnable> elsewhere = new ArrayDeque<>();
    private final LinkWork work = new LinkWork(elsewhere::add);
    private final List<String> order = new ArrayList<>();

    private final Queued queued = new Queued();

    private void runOneElsewhere() {
        elsewhere.remove().run();
    }

    /** What grpc-okhttp hands out again and again is one and the same object. */
    private static final class Queued implements Runnable {
        private Runnable next = () -> {};

        @Override
        public void run() {
            next.run();
        }
    }

    /** Hands the queue out with this in it. */
    private void enqueue(Runnable next) {
        queued.next = next;
        work.execute(queued);
    }

    private void reading(Runnable reading) {
        enqueue(() -> work.execute(reading));
    }

    @Test
    void execute_fromOutside_runsElsewhere() {
        enqueue(() -> order.add("opens"));
        work.execute(() -> order.add("helps"));
        assertEquals(List.of(), order);
        runOneElsewhere();
        runOneElsewhere();
        assertEquals(List.of("opens", "helps"), order);
    }

    @Test
    void execute_whatOpeningHandsOn_followsInItsThread() {
        enqueue(() -> {
            work.execute(() -> order.add("reads"));
            order.add("opens");
        });
        runOneElsewhere();
        assertEquals(List.of("opens", "reads"), order);
        assertEquals(0, elsewhere.size());
    }

    @Test
    void execute_secondThatOpeningHandsOn_runsElsewhere() {
        enqueue(() -> {
            work.execute(() -> order.add("reads"));
            work.execute(() -> order.add("another"));
        });
        runOneElsewhere();
        assertEquals(List.of("reads"), order);
        runOneElsewhere();
        assertEquals(List.of("reads", "another"), order);
    }

    /** Its reading would else be inside the queue's work, where nothing is written any more. */
    @Test
    void execute_queueHandedOutAnewWhileOpening_runsElsewhere() {
        enqueue(() -> enqueue(() -> {
            work.execute(() -> order.add("reads"));
            order.add("opens");
        }));
        runOneElsewhere();
        assertEquals(List.of(), order);
        runOneElsewhere();
        assertEquals(List.of("opens"), order);
        runOneElsewhere();
        assertEquals(List.of("opens", "reads"), order);
    }

    @Test
    void execute_openingThatFails_isReadFromNevertheless() {
        enqueue(() -> {
            work.execute(() -> order.add("reads"));
            throw new IllegalStateException("closed");
        });
        assertThrows(IllegalStateException.class, this::runOneElsewhere);
        assertEquals(List.of("reads"), order);
    }

    @Test
    void execute_queueWhileReading_writesAtOnceUntilTheAnswer() {
        reading(() -> {
            enqueue(() -> order.add("writes"));
            order.add("reads on");
            work.answerCame();
            enqueue(() -> order.add("writes later"));
            order.add("reads more");
        });
        runOneElsewhere();
        assertEquals(List.of("writes", "reads on", "reads more"), order);
        runOneElsewhere();
        assertEquals("writes later", order.get(3));
    }

    @Test
    void execute_otherWorkWhileReading_runsElsewhere() {
        reading(() -> work.execute(() -> order.add("other")));
        runOneElsewhere();
        assertEquals(List.of(), order);
        runOneElsewhere();
        assertEquals(List.of("other"), order);
    }

    @Test
    void execute_manyWritesBeforeTheAnswer_leavesTheRestToOthers() {
        reading(() -> {
            for (int i = 0; i < 40; i++) {
                enqueue(() -> order.add("writes"));
            }
        });
        runOneElsewhere();
        assertEquals(16, order.size());
        assertEquals(24, elsewhere.size());
    }

    @Test
    void execute_whenReadingHasEnded_runsElsewhere() {
        reading(() -> {});
        runOneElsewhere();
        enqueue(() -> order.add("closes"));
        assertEquals(List.of(), order);
        runOneElsewhere();
        assertEquals(List.of("closes"), order);
    }

    @Test
    void afterThisWork_whileReading_waitsForItsEnd() {
        reading(() -> {
            work.afterThisWork(() -> order.add("after"));
            order.add("reads");
        });
        runOneElsewhere();
        assertEquals(List.of("reads", "after"), order);
    }

    @Test
    void offTheLock_whileReading_runsBeforeItReadsOn() {
        reading(() -> {
            work.offTheLock(() -> order.add("follows"));
            order.add("reads");
            work.readsOn();
            order.add("reads on");
        });
        runOneElsewhere();
        assertEquals(List.of("reads", "follows", "reads on"), order);
    }

    @Test
    void offTheLock_readingThatFails_runsNevertheless() {
        reading(() -> {
            work.offTheLock(() -> order.add("handshake"));
            work.offTheLock(() -> order.add("link"));
            throw new IllegalStateException("closed");
        });
        assertThrows(IllegalStateException.class, this::runOneElsewhere);
        assertEquals(List.of("handshake", "link"), order);
    }

    @Test
    void offTheLock_fromAnotherThread_runsElsewhere() {
        work.offTheLock(() -> order.add("follows"));
        work.readsOn();
        assertEquals(List.of(), order);
        runOneElsewhere();
        assertEquals(List.of("follows"), order);
    }
}
