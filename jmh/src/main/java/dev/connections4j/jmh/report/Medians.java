package dev.connections4j.jmh.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Figures that were measured in several rounds: their medians are the results. */
public final class Medians {
    private final Results results;
    private final Map<Figure, List<Double>> values = new LinkedHashMap<>();

    public Medians(Results results) {
        this.results = results;
    }

    /** A figure of one round. */
    public void add(Figure figure) {
        Figure key = new Figure(figure.area(), figure.scenario(), figure.client(), figure.metric(), 0, figure.unit());
        values.computeIfAbsent(key, absent -> new ArrayList<>()).add(figure.value());
    }

    /** All rounds are over. */
    public void done() {
        values.forEach((key, all) ->
                results.add(new Figure(key.area(), key.scenario(), key.client(), key.metric(), of(all), key.unit())));
        values.clear();
    }

    /** The middle one, or the mean of the two in the middle. */
    public static double of(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[half]
                : DoubleStream.of(sorted[half - 1], sorted[half]).average().orElseThrow();
    }
}
