package dev.connections4j.jmh.cost;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.Load;
import dev.connections4j.jmh.ingress.IngressSection;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Medians;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.BenchTarget;
import java.util.List;

/** Runs {@link CallsMain}: for each transport and size of a pool a JVM of its own, several times. */
public final class CallsSection {
    /** Its figures' area. */
    public static final String AREA = "calls";

    /** Of one connection, and of a pool. */
    public static final List<Integer> SOCKETS = List.of(1, 4);

    private CallsSection() {}

    /** How figures name a pool of that size. */
    public static String scenario(int sockets) {
        return CallsMain.CALLERS + " callers, " + (sockets == 1 ? "1 socket" : sockets + " sockets");
    }

    /** All transports, on one server. */
    public static void measure(BenchTarget target, Effort effort, Results results) {
        Medians medians = new Medians(results);
        String slices = Integer.toString(Load.SLICES_PER_SECOND * effort.seconds());
        for (int jvm = 0; jvm < effort.bursts(); jvm++) {
            for (int sockets : SOCKETS) {
                IngressSection.PAIRS.forEach((ours, bare) -> Figure.in(JavaCommand.output(
                                CallsMain.class,
                                ours.jvmArguments(target, "-Xmx1g"),
                                List.of(ours.name(), bare.name(), Integer.toString(sockets), slices)))
                        .forEach(medians::add));
            }
        }
        medians.done();
    }
}
