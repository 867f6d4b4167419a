package dev.connections4j.cli;

import dev.connections4j.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A bar for the time of each stage; the longest one fills the width. */
final class StageBars {
    private static final int WIDTH = 40;
    private static final int EIGHTHS = 8;
    private static final String PARTS = " ▏▎▍▌▋▊▉";

    private StageBars() {}

    /** A line for each stage but the one left out, which would dwarf the others. */
    static List<String> of(Map<Stage, Duration> stages, Stage leftOut) {
        List<Stage> shown =
                stages.keySet().stream().filter(stage -> stage != leftOut).toList();
        long longest = shown.stream()
                .mapToLong(stage -> nanos(stages, stage))
                .max()
                .orElse(1);
        return shown.stream()
                .map(stage -> "  " + String.format("%-12s", stage.label())
                        + bar(nanos(stages, stage), longest) + " "
                        + TextReport.millis(Duration.ofNanos(nanos(stages, stage))))
                .toList();
    }

    private static long nanos(Map<Stage, Duration> stages, Stage stage) {
        return Objects.requireNonNull(stages.get(stage)).toNanos();
    }

    private static String bar(long nanos, long longest) {
        int eighths = (int) Math.max(1, Math.round((double) nanos / Math.max(longest, 1) * WIDTH * EIGHTHS));
        String end = eighths % EIGHTHS == 0 ? "" : PARTS.substring(eighths % EIGHTHS, eighths % EIGHTHS + 1);
        return "█".repeat(eighths / EIGHTHS) + end;
    }
}
