package dev.connections4j.jmh.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Results as Markdown. */
public final class Tables {
    private Tables() {}

    /** The ratios: what was to be reached, and what was. */
    public static String goals(List<Goal> goals) {
        return "| what | goal | measured | |\n|---|---|---|---|\n"
                + goals.stream()
                        .map(g -> "| " + g.what() + " | " + g.limit() + " | " + g.measured() + " | " + g.verdict()
                                + " |\n")
                        .collect(Collectors.joining());
    }

    /** Every figure: a table for each area, a row for each client, a column for each scenario and metric. */
    public static String figures(Results results) {
        Set<String> areas =
                results.figures().stream().map(Figure::area).collect(Collectors.toCollection(LinkedHashSet::new));
        return areas.stream()
                .map(area -> "### " + area + "\n\n" + area(results, area))
                .collect(Collectors.joining("\n"));
    }

    private static String area(Results results, String area) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        Set<String> columns = new LinkedHashSet<>();
        for (Figure figure : results.figures()) {
            if (figure.area().equals(area)) {
                String column = (figure.scenario().isEmpty() ? "" : figure.scenario() + ": ") + figure.metric() + ", "
                        + figure.unit();
                columns.add(column);
                rows.computeIfAbsent(figure.client(), absent -> new LinkedHashMap<>())
                        .put(column, Numbers.of(figure.value()));
            }
        }
        StringBuilder table =
                new StringBuilder("| | ").append(String.join(" | ", columns)).append(" |\n|---|");
        table.append("---|".repeat(columns.size())).append('\n');
        rows.forEach((client, cells) -> table.append("| ")
                .append(client)
                .append(" | ")
                .append(columns.stream()
                        .map(column -> cells.getOrDefault(column, "–"))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n"));
        return table.toString();
    }
}
