package dev.connections4j.jmh.report;

import java.util.List;
import java.util.stream.Collectors;

/** The whole of a run as Markdown, and the part of it that the README shows. Made from the results alone: the same results give the same text. */
public final class Page {
    /** What the README says before there is a full run. */
    static final String NOT_YET = "No full run has been kept yet.\n";

    private static final String HOW = """
            `./bench` measures all of it anew: it builds what is missing, and writes JSON, this page, its charts and the figures
            in the README. `./bench --quick` takes about three quarters of an hour, with fewer turns, and writes to `quick` instead. `./bench --check`, which is part of `mvn -B verify`, reads no clock: it fails if a connect takes more round trips, memory or threads
            than allowed.
            """;

    private Page() {}

    /** Goals first, then the charts, then every figure. */
    public static String of(Results results) {
        List<Goal> goals = Goals.of(results);
        return "# What was measured\n\n" + machine(results) + "\n" + HOW + "\n## Goals\n\n" + reached(goals)
                + " are reached.\n\n" + Tables.goals(goals) + "\n## Charts\n\n" + charts(results) + "\n## Figures\n\n"
                + Tables.figures(results);
    }

    /** For the README: one chart, and what a user asks. {@code folder} is where the results are, from there. */
    public static String readme(Results results, String folder) {
        return machine(results) + "\n![Time of one connect](" + folder + "/" + Charts.CONNECT + ")\n\n"
                + Tables.questions(results) + "\n" + reached(Goals.of(results))
                + " are reached; they, every figure and how it was measured are in [" + folder + "](" + folder
                + "/README.md).\n";
    }

    private static String reached(List<Goal> goals) {
        return goals.stream().filter(Goal::reached).count() + " of the " + goals.size() + " goals";
    }

    private static String charts(Results results) {
        return Charts.of(results).stream()
                .map(picture -> "![" + picture.title() + "](" + picture.file() + ")\n")
                .collect(Collectors.joining("\n"));
    }

    private static String machine(Results results) {
        String text = results.machine().date() + ", " + results.kind() + " run, "
                + results.machine().describe() + ".\n";
        return text
                + results.remarks().stream().map(remark -> "\n" + remark + "\n").collect(Collectors.joining());
    }
}
