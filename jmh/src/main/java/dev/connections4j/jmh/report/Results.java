package dev.connections4j.jmh.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** All that a run has measured, in order. */
public final class Results {
    private final Machine machine;
    private final String kind;
    private final List<Figure> figures = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    /** Nothing yet. {@code kind} says what sort of run this is: full, quick or check. */
    public Results(Machine machine, String kind) {
        this.machine = machine;
        this.kind = kind;
    }

    /** What another run has measured. */
    Results(Machine machine, String kind, List<Figure> figures, List<String> remarks) {
        this(machine, kind);
        this.figures.addAll(figures);
        this.remarks.addAll(remarks);
    }

    /** Keeps a figure and prints it, which shows the progress of a long run. */
    public void add(Figure figure) {
        figures.add(figure);
        System.out.printf(
                Locale.ROOT,
                "  %-11s %-24s %-32s %-20s %12s %s%n",
                figure.area(),
                figure.scenario(),
                figure.client(),
                figure.metric(),
                Numbers.of(figure.value()),
                figure.unit());
    }

    /** Keeps what a reader has to know, such as that a server was missing. */
    public void remark(String text) {
        if (remarks.add(text)) {
            System.out.println("  " + text);
        }
    }

    public Machine machine() {
        return machine;
    }

    public String kind() {
        return kind;
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** One figure, if it was measured. */
    public OptionalDouble find(String area, String scenario, String client, String metric) {
        return figures.stream()
                .filter(f -> f.area().equals(area)
                        && f.scenario().equals(scenario)
                        && f.client().equals(client)
                        && f.metric().equals(metric))
                .mapToDouble(Figure::value)
                .findFirst();
    }

    /** The figures of one area and metric. */
    public List<Figure> of(String area, String metric) {
        return figures.stream()
                .filter(f -> f.area().equals(area) && f.metric().equals(metric))
                .collect(Collectors.toList());
    }
}
