package dev.connections4j.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.Stage;
import dev.connections4j.async.ManualClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageRecorderTest {
    private final ManualClock clock = new ManualClock(0.5);
    private final StageRecorder stages = new StageRecorder(clock);

    @Test
    void waited_betweenStages_doesNotGrow() {
        seconds(1);
        assertEquals(Duration.ZERO, stages.waited());
        stages.begin(Stage.TCP);
        seconds(2);
        stages.end(Stage.TCP);
        seconds(4);
        assertEquals(Duration.ofSeconds(2), stages.waited());
        stages.begin(Stage.HTTP2);
        seconds(8);
        assertEquals(Duration.ofSeconds(10), stages.waited());
        assertEquals(Map.of(Stage.TCP, Duration.ofSeconds(2)), stages.durations());
    }

    @Test
    void waited_stageThatDidNotEnd_countsOnce() {
        stages.begin(Stage.TCP);
        seconds(1);
        stages.begin(Stage.CONNECT);
        stages.end(Stage.TCP);
        seconds(1);
        stages.end(Stage.CONNECT);
        stages.end(Stage.CONNECT);
        seconds(1);

        assertEquals(Duration.ofSeconds(2), stages.waited());
        assertEquals(Map.of(Stage.CONNECT, Duration.ofSeconds(1)), stages.durations());
    }

    @Test
    void waited_severalAddresses_isFromTheFirstOnThatBegins() {
        StageRecorder one = stages.child();
        StageRecorder other = stages.child();
        seconds(1);
        one.begin(Stage.TCP);
        seconds(1);
        other.begin(Stage.TCP);
        other.end(Stage.TCP);
        seconds(1);

        assertEquals(Duration.ofSeconds(2), stages.waited());
        assertEquals(Duration.ofSeconds(2), one.waited());
        assertEquals(Duration.ZERO, other.waited());
        stages.adopt(other);
        assertEquals(Map.of(Stage.TCP, Duration.ZERO), stages.durations());
    }

    private void seconds(int time) {
        clock.advance(Duration.ofSeconds(time));
    }
}
