package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.async.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final ManualClock clock = new ManualClock(1);
    private final Backoff backoff = new Backoff(clock);

    @Test
    void failures_pauseGrowsToASecondAndAFifth_andNotBeyond() {
        Duration before = Duration.ZERO;
        for (int i = 0; i < 100; i++) {
            backoff.failed(Duration.ZERO);
            assertTrue(backoff.remaining().compareTo(before) >= 0, before.toString());
            before = backoff.remaining();
        }
        assertEquals(Duration.ofMillis(1_200), before);
    }

    @Test
    void pause_isCountedFromTheFailure() {
        backoff.failed(Duration.ZERO);
        clock.advance(Duration.ofMillis(100));
        assertEquals(Duration.ofMillis(20), backoff.remaining());
        clock.advance(Duration.ofHours(1));
        assertEquals(Duration.ZERO, backoff.remaining());
    }

    @Test
    void linkThatServedNothing_pausesFromTheSecondTime() {
        backoff.opened();
        backoff.ended(false);
        assertEquals(Duration.ZERO, backoff.remaining());
        backoff.opened();
        backoff.ended(false);
        assertEquals(Duration.ofMillis(120), backoff.remaining());
    }

    @Test
    void linkThatServedACall_orLivedLong_isNoFailure() {
        for (int i = 0; i < 10; i++) {
            backoff.opened();
            backoff.ended(true);
            backoff.opened();
            clock.advance(Duration.ofSeconds(5));
            backoff.ended(false);
            assertEquals(Duration.ZERO, backoff.remaining());
        }
    }
}
