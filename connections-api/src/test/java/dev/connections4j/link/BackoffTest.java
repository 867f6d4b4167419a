package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void afterFailure_always_growsToFiveSecondsAndNotBeyond() {
        Backoff backoff = new Backoff();
        Duration before = Duration.ZERO;
        for (int i = 0; i < 100; i++) {
            Duration pause = backoff.afterFailure(1);
            assertTrue(pause.compareTo(before) >= 0, pause.toString());
            assertTrue(pause.compareTo(Duration.ofSeconds(5)) <= 0, pause.toString());
            before = pause;
        }
        assertEquals(Duration.ofSeconds(5), before);
    }

    @Test
    void afterFailure_jitter_takesUpToHalfAway() {
        assertEquals(Duration.ofMillis(50), new Backoff().afterFailure(0));
        assertEquals(Duration.ofMillis(100), new Backoff().afterFailure(1));
    }

    @Test
    void afterLoss_firstOrAfterALongLife_isNone() {
        Backoff backoff = new Backoff();
        assertEquals(Duration.ZERO, backoff.afterLoss(Duration.ofMillis(1), 1));
        assertEquals(Duration.ofMillis(200), backoff.afterLoss(Duration.ofMillis(1), 1));
        assertEquals(Duration.ZERO, backoff.afterLoss(Duration.ofSeconds(5), 1));
    }
}
