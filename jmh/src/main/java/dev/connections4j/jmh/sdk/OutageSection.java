package dev.connections4j.jmh.sdk;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Medians;
import dev.connections4j.jmh.report.Results;
import java.util.List;

/** Runs {@link OutageMain}. */
public final class OutageSection {
    /** Its figures' area. */
    public static final String AREA = "outage";

    /** Its figures' metric. */
    public static final String METRIC = "ready to answered";

    private OutageSection() {}

    /** All clients, in one JVM, through the same outages. */
    public static void measure(Effort effort, Results results) {
        Medians medians = new Medians(results);
        String output = JavaCommand.output(
                OutageMain.class,
                List.of("-Xmx1g", JavaCommand.QUIET),
                List.of(Integer.toString(effort.outages()), Integer.toString(effort.outageSeconds())));
        Figure.in(output).forEach(medians::add);
        medians.done();
    }

    /** How figures name an outage of so many seconds. */
    public static String scenario(int seconds) {
        return seconds + " s";
    }
}
