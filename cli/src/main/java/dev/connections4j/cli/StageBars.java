package dev.connections4j.cli;

import dev.connections4j.Stage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A bar for the time of each stage or step; the longest one fills the width. */
final class StageBars {
    private static final int WIDTH = 40;
    private static final int EIGHTHS = 8;
    private static final String PARTS = " ▏▎▍▌▋▊▉";

    private StageBars() {}

    /** A line for each stage; {@code withoutBar}, which would dwarf the others, has no bar. */
    static List<String> of(Map<Stage, Duration> stages, Stage withoutBar) {
        Map<String, Duration> labelled = new LinkedHashMap<>();
        stages.forEach((stage, time) -> labelled.put(stage.label(), time));
        return of(labelled, withoutBar.label());
    }

    /** A line for each step. */
    static List<String> of(Map<String, Duration> steps) {
        return of(steps, "");
    }

    private static List<String> of(Map<String, Duration> steps, String withoutBar) {
        long longest = steps.entrySet().stream()
                .filter(step -> !step.getKey().equals(withoutBar))
                .mapToLong(step -> step.getValue().toNanos())
                .max()
                .orElse(0);
        return steps.entrySet().stream()
                .map(step -> line(
                        step.getKey(), step.getValue(), step.getKey().equals(withoutBar) ? 0 : Math.max(longest, 1)))
                .toList();
    }

    private static String line(String label, Duration time, long longest) {
        String bar = longest == 0 ? "" : bar(time.toNanos(), longest) + " ";
        return String.format(Locale.ROOT, "  %-12s", label) + bar + TextReport.millis(time);
    }

    private static String bar(long nanos, long longest) {
        int eighths = (int) Math.max(1, Math.round((double) nanos / longest * WIDTH * EIGHTHS));
        String end = eighths % EIGHTHS == 0 ? "" : PARTS.substring(eighths % EIGHTHS, eighths % EIGHTHS + 1);
        return "█".repeat(eighths / EIGHTHS) + end;
    }
}
