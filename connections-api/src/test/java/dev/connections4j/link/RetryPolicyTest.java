package dev.connections4j.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "1, PT0.08S, PT0.1S, PT0.12S",
        "2, PT0.16S, PT0.2S, PT0.24S",
        "4, PT0.64S, PT0.8S, PT0.96S",
        "5, PT0.8S, PT1S, PT1.2S",
        "1000000, PT0.8S, PT1S, PT1.2S",
    })
    void pause_growsWithTheFailures_isSpread(int failures, Duration least, Duration middle, Duration most) {
        assertEquals(least, RetryPolicy.pause(failures, 0));
        assertEquals(middle, RetryPolicy.pause(failures, 0.5));
        assertEquals(most, RetryPolicy.pause(failures, 1));
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT10S", "3, PT20S"})
    void limit_growsWithTheAttempts(int attempt, Duration expected) {
        assertEquals(expected, RetryPolicy.limit(attempt));
    }
}
