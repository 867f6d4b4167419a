package dev.connections4j.jmh.scale;

import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Medians;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.BenchTarget;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs {@link ScaleMain}: how one connection grows into many. */
public final class ScaleSection {
    /** Its figures' area. */
    public static final String AREA = "scale";

    /** Of each transport the form that is fastest, and the peer. */
    public static final List<ClientKind> CLIENTS =
            List.of(ClientKind.NETTY_NATIVES, ClientKind.OKHTTP, ClientKind.ARMERIA_NATIVES, ClientKind.SDK);

    private final Results results;

    public ScaleSection(Results results) {
        this.results = results;
    }

    /** Everyone opens so many connections to one server, and all do so again, so many times. */
    public void measure(BenchTarget target, String server, int aliases, int bursts) {
        Medians medians = new Medians(results);
        for (int i = 0; i < bursts; i++) {
            for (ClientKind client : CLIENTS) {
                measure(target, server, aliases, client, medians::add);
            }
        }
        medians.done();
    }

    /** One opens so many connections to one server. */
    public void measure(BenchTarget target, String server, int aliases, ClientKind client) {
        measure(target, server, aliases, client, results::add);
    }

    private static void measure(
            BenchTarget target, String server, int aliases, ClientKind client, Consumer<Figure> figures) {
        String output = JavaCommand.output(
                ScaleMain.class,
                client.jvmArguments(target, "-Xmx2g", "-XX:+UseSerialGC"),
                List.of(client.name(), Integer.toString(aliases)));
        double[] said = Stream.of(output.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        String scenario = server + ", " + aliases;
        figures.accept(new Figure(AREA, scenario, client.label(), "opened", aliases / said[0], "per second"));
        figures.accept(new Figure(AREA, scenario, client.label(), "threads, more", said[2] - said[1], "threads"));
        figures.accept(new Figure(AREA, scenario, client.label(), "threads with one", said[1], "threads"));
        figures.accept(new Figure(AREA, scenario, client.label(), "heap", said[3] / 1024, "KB per connection"));
    }
}
