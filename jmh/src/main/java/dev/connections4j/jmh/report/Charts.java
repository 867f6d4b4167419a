package dev.connections4j.jmh.report;

import dev.connections4j.jmh.clients.ClientKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** Results as pictures: a group of bars for each client, a colour for each scenario. */
final class Charts {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 520;

    private Charts() {}

    /** The file of the one that the README shows. */
    static final String CONNECT = "connect.png";

    private static final List<Picture> ALL = List.of(
            new Picture(
                    "connect",
                    "p50",
                    "Time of one connect, median, ms (cut off above the slowest of milvus-sdk-java)",
                    CONNECT),
            new Picture("allocation", "per connect", "Heap bytes per connect", "allocation.png"),
            new Picture("round trips", "count", "Round trips of one connect", "round-trips.png"),
            new Picture("distance", "answer", "An answer of 12 MB, by distance, ms", "distance.png"),
            new Picture("scale", "opened", "Connections opened per second", "scale.png"),
            new Picture("cold start", "p50", "Process start to connected, median, ms", "cold-start.png"));

    /** What one chart shows, and its file. */
    record Picture(String area, String metric, String title, String file) {}

    /** Those that these results fill. */
    static List<Picture> of(Results results) {
        return ALL.stream()
                .filter(picture -> !results.of(picture.area(), picture.metric()).isEmpty())
                .toList();
    }

    static void write(Results results, Path folder) throws IOException {
        for (Picture picture : of(results)) {
            write(results, picture, folder.resolve(picture.file()));
        }
    }

    private static void write(Results results, Picture picture, Path file) throws IOException {
        String area = picture.area();
        String metric = picture.metric();
        List<Figure> figures = results.of(area, metric);
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(picture.title())
                .theme(Styler.ChartTheme.GGPlot2)
                .build();
        chart.getStyler().setXAxisLabelRotation(30);
        if (area.equals("connect")) { // else a peer that takes tens of times as long would flatten the others
            figures.stream()
                    .filter(figure -> figure.client().equals(ClientKind.SDK.label()))
                    .mapToDouble(Figure::value)
                    .max()
                    .ifPresent(slowest -> chart.getStyler().setYAxisMax(Math.ceil(slowest)));
        }
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        Set<String> clients = names(figures.stream().map(Figure::client).toList());
        for (String scenario : names(figures.stream().map(Figure::scenario).toList())) {
            List<Double> bars = new ArrayList<>();
            for (String client : clients) {
                bars.add(results.find(area, scenario, client, metric).orElse(0));
            }
            chart.addSeries(scenario.isEmpty() ? " " : scenario, List.copyOf(clients), bars);
        }
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", file.toFile());
    }

    private static Set<String> names(List<String> all) {
        return all.stream().collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
