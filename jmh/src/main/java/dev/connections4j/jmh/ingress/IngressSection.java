package dev.connections4j.jmh.ingress;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Medians;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.jmh.server.Servers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs {@link IngressMain}: for each transport a JVM, in which ours and a bare channel of the same stack take turns. */
public final class IngressSection {
    /** Its figures' area. */
    public static final String AREA = "ingress";

    /** With so many requests the server ends a socket: a usual limit, and a very low one. */
    public static final List<Integer> REQUESTS = List.of(1_000, 100);

    /** Each transport, and who stands beside it. */
    public static final Map<ClientKind, ClientKind> PAIRS = pairs();

    private static final int TURNS = 5;

    private static final int WARM_UP_REQUESTS = 10;

    private IngressSection() {}

    private static Map<ClientKind, ClientKind> pairs() {
        Map<ClientKind, ClientKind> pairs = new LinkedHashMap<>();
        pairs.put(ClientKind.NETTY, ClientKind.BARE_NETTY);
        pairs.put(ClientKind.OKHTTP, ClientKind.BARE_OKHTTP);
        pairs.put(ClientKind.ARMERIA, ClientKind.BARE_ARMERIA);
        return pairs;
    }

    /** How figures name the server. */
    public static String scenario(int requests) {
        return requests + " requests a socket";
    }

    /** All transports, each in a JVM that meets one server after the other. */
    public static void measure(Servers servers, Effort effort, Results results) throws IOException {
        List<Servers.Running> measured = new ArrayList<>();
        try (Servers.Running warmUp = servers.ingress(WARM_UP_REQUESTS)) {
            for (int requests : REQUESTS) {
                measured.add(servers.ingress(requests));
            }
            PAIRS.forEach((ours, bare) -> measure(warmUp.target(), measured, ours, bare, effort, results));
        } finally {
            measured.forEach(Servers.Running::close);
        }
    }

    private static void measure(
            BenchTarget warmUp,
            List<Servers.Running> measured,
            ClientKind ours,
            ClientKind bare,
            Effort effort,
            Results results) {
        List<String> arguments = new ArrayList<>(
                List.of(ours.label(), bare.name(), Integer.toString(TURNS), Integer.toString(effort.seconds())));
        measured.forEach(
                server -> arguments.add(Integer.toString(server.target().port())));
        List<String> turns =
                List.of(JavaCommand.output(IngressMain.class, ours.jvmArguments(warmUp, "-Xmx1g"), arguments)
                        .split("\n", -1));
        for (int i = 0; i < REQUESTS.size(); i++) {
            add(scenario(REQUESTS.get(i)), ours, bare, turns.subList(i * TURNS, (i + 1) * TURNS), effort, results);
        }
    }

    private static void add(
            String scenario, ClientKind ours, ClientKind bare, List<String> turns, Effort effort, Results results) {
        List<Double> ourCalls = new ArrayList<>();
        List<Double> bareCalls = new ArrayList<>();
        double ourFailures = 0;
        double bareFailures = 0;
        for (String turn : turns) {
            double[] counts = Stream.of(turn.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            ourCalls.add(counts[0] / effort.seconds());
            ourFailures += counts[1];
            bareCalls.add(counts[2] / effort.seconds());
            bareFailures += counts[3];
        }
        double ourMedian = Medians.of(ourCalls);
        double bareMedian = Medians.of(bareCalls);
        results.add(new Figure(AREA, scenario, ours.label(), "completed", ourMedian, "calls per second"));
        results.add(new Figure(AREA, scenario, ours.label(), "failed", ourFailures, "calls"));
        results.add(new Figure(AREA, scenario, ours.label(), "ratio", ourMedian / bareMedian, "of the bare channel"));
        results.add(new Figure(AREA, scenario, bare.label(), "completed", bareMedian, "calls per second"));
        results.add(new Figure(AREA, scenario, bare.label(), "failed", bareFailures, "calls"));
    }
}
