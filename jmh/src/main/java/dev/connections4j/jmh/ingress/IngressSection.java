package dev.connections4j.jmh.ingress;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Medians;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.BenchTarget;
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

    /** Calls before the first turn, for each connect before connects are timed: a socket opened is a connect. */
    private static final long WARM_UP_CALLS = 100;

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

    /** All transports, on one server. */
    public static void measure(BenchTarget target, int requests, Effort effort, Results results) {
        PAIRS.forEach((ours, bare) -> measure(target, scenario(requests), ours, bare, effort, results));
    }

    private static void measure(
            BenchTarget target, String scenario, ClientKind ours, ClientKind bare, Effort effort, Results results) {
        String seconds = Integer.toString(effort.seconds());
        String warmUp = Long.toString(WARM_UP_CALLS * effort.connects());
        String said = JavaCommand.output(
                IngressMain.class,
                ours.jvmArguments(target, "-Xmx1g"),
                List.of(ours.label(), bare.name(), Integer.toString(TURNS), seconds, warmUp));
        List<Double> ourCalls = new ArrayList<>();
        List<Double> bareCalls = new ArrayList<>();
        double ourFailures = 0;
        double bareFailures = 0;
        for (String turn : said.split("\n", -1)) {
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
