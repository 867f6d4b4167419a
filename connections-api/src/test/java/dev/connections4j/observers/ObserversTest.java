package dev.connections4j.observers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection.Subscription;
import dev.connections4j.async.ManualClock;
import dev.connections4j.events.ConnectionEvent;
import dev.connections4j.events.ConnectionEvent.Closed;
import dev.connections4j.spi.LinkEnd;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ObserversTest {
    private final Observers observers = new Observers(new ManualClock(0), List.of());

    @Test
    void nobodyListens_nothingIsWatched_butAnAliasInTroubleUntilItIsClosed() {
        assertFalse(observers.isWatched("tended"));
        observers.report(new ConnectionEvent.LinkEnded(
                "tended", "one:1", "fake", 0, LinkEnd.BROKEN, Duration.ofMinutes(1), true));
        assertTrue(observers.isWatched("tended"), "the log waits for the end of an outage");
        assertFalse(observers.isWatched("others"));

        EventLog events = new EventLog();
        Subscription subscription = observers.add(events);
        observers.report(new Closed("tended", "one:1", "fake", "disconnect"));
        while (!(events.next() instanceof Closed)) {
            Thread.onSpinWait(); // the one before may have been under way still
        }
        subscription.close();
        assertFalse(observers.isWatched("tended"));
    }

    @Test
    void slowListener_losesTheNewest_withOneWarning() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        EventLog events = new EventLog();
        observers.add(events);
        observers.add(event -> {
            begun.countDown();
            await(goesOn);
        });
        try (LogLines lines = new LogLines("dev.connections4j.observers", "slow")) {
            observers.report(new Closed("slow", "", "", "first"));
            await(begun);
            for (int i = 0; i < Delivery.MOST_WAITING + 50; i++) {
                observers.report(new Closed("slow", "", "", "more"));
            }
            goesOn.countDown();
            assertEquals("closed by first", events.next(1).get(0));
            events.next(Delivery.MOST_WAITING);

            assertEquals(
                    List.of("WARNING a listener takes too long: 10000 events wait for it, and newer ones are dropped"),
                    lines.upTo(line -> true, () -> {}));
        }
        observers.report(new Closed("slow", "", "", "last"));
        assertEquals("closed by last", events.next(1).get(0), "what came between is lost");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS), "waited in vain");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
