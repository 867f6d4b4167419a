package dev.connections4j.jmh.report;

import java.util.List;
import java.util.stream.Collectors;

/** The whole of a run as Markdown, and the part of it that the README shows. Made from the results alone: the same results give the same text. */
public final class Page {
    /** What the README says before there is a full run. */
    static final String NOT_YET = "No full run has been kept yet.\n";

    private Page() {}

    /** Ratios first, then every figure. */
    public static String of(Results results) {
        return "# What was measured\n\n" + machine(results) + "\n" + Tables.goals(Goals.of(results)) + "\n"
                + Tables.figures(results);
    }

    /** For the README. {@code results} is where the charts are, from there. */
    public static String readme(Results results, String folder) {
        List<Goal> goals = Goals.of(results);
        long reached = goals.stream().filter(Goal::reached).count();
        return machine(results) + "\n" + "![Time of one connect](" + folder + "/connect.png)\n\n"
                + reached + " of the " + goals.size() + " goals are reached:\n\n"
                + Tables.goals(goals);
    }

    private static String machine(Results results) {
        String text = results.machine().date() + ", " + results.kind() + " run, "
                + results.machine().describe() + ".\n";
        return text
                + results.remarks().stream().map(remark -> "\n" + remark + "\n").collect(Collectors.joining());
    }
}
