package dev.connections4j;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long a connect took, and where.
 *
 * @param elapsed the whole, from the caller's call to the published connection
 * @param stages the time of each stage that took place, in their order
 */
public record ConnectTimings(Duration elapsed, Map<Stage, Duration> stages) {

    /**
     * Copies {@code stages}.
     *
     * @param elapsed the whole
     * @param stages the time of each stage that took place
     */
    public ConnectTimings {
        Map<Stage, Duration> ordered = new EnumMap<>(Stage.class);
        ordered.putAll(stages);
        stages = Collections.unmodifiableMap(ordered);
    }

    /**
     * The time of one stage.
     *
     * @param stage which
     * @return empty if it did not take place, or the transport cannot measure it separately
     */
    public Optional<Duration> of(Stage stage) {
        return Optional.ofNullable(stages.get(stage));
    }
}
