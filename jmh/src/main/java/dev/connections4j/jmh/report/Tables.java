package dev.connections4j.jmh.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Results as Markdown. */
public final class Tables {
    private static final List<String> ASKED =
            List.of("netty + natives", "okhttp", "armeria + natives", "milvus-sdk-java");
    private static final List<String> PLAIN = List.of("netty", "okhttp", "armeria", "milvus-sdk-java");
    private static final List<String> STARTED =
            List.of("application netty", "application okhttp", "application armeria", "milvus-sdk-java");

    private Tables() {}

    /** The ratios: what was to be reached, and what was. */
    public static String goals(List<Goal> goals) {
        return "| what | goal | measured | |\n|---|---|---|---|\n"
                + goals.stream()
                        .map(g -> "| " + g.what() + " | " + g.limit() + " | " + g.measured() + " | " + g.verdict()
                                + " |\n")
                        .collect(Collectors.joining());
    }

    /** What a user asks first, beside the official SDK. */
    public static String questions(Results results) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("one connect to Milvus, plaintext, ms", row(results, "connect", "Milvus, plaintext", "p50", ASKED));
        asked.put("the same over TLS, ms", row(results, "connect", "Milvus, TLS", "p50", ASKED));
        asked.put("its round trips over TLS", row(results, "round trips", "Milvus, TLS", "count", PLAIN));
        asked.put("from the start of a JVM to connected, ms", row(results, "cold start", "", "p50", STARTED));
        asked.put("heap of one connection of 1,000, KB", row(results, "scale", "in process, 1000", "heap", ASKED));
        return "| | netty | okhttp | Armeria | milvus-sdk-java |\n|---|---|---|---|---|\n"
                + asked.entrySet().stream()
                        .map(each -> "| " + each.getKey() + " | " + each.getValue() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String row(Results results, String area, String scenario, String metric, List<String> clients) {
        return clients.stream()
                .map(client -> results.find(area, scenario, client, metric))
                .map(value -> value.isPresent() ? Numbers.of(value.getAsDouble()) : "–")
                .collect(Collectors.joining(" | "));
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
