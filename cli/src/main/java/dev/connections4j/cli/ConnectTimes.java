package dev.connections4j.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The times of several connects. */
final class ConnectTimes {
    private final List<Duration> times = new ArrayList<>();

    void add(Duration time) {
        times.add(time);
    }

    /** A sentence; empty for fewer than two. */
    Optional<String> summary() {
        if (times.size() < 2) {
            return Optional.empty();
        }
        List<Duration> sorted = times.stream().sorted().toList();
        return Optional.of(sorted.size() + " connects: fastest " + TextReport.millis(sorted.get(0)) + ", median "
                + TextReport.millis(sorted.get(sorted.size() / 2)) + ", slowest "
                + TextReport.millis(sorted.get(sorted.size() - 1)));
    }
}
