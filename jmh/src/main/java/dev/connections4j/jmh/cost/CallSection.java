package dev.connections4j.jmh.cost;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.Heap;
import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Medians;
import dev.connections4j.jmh.report.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs {@link CallMain}. */
public final class CallSection {
    /** Its figures' area. */
    public static final String AREA = "call";

    /** What the routing of a call may allocate, over a bare channel. */
    public static final int MOST_BYTES = 192;

    /** The figure of that. */
    public static final String ADDED = "allocation, added";

    /** The figures of a connection's channel. */
    public static final String OURS = "channel()";

    private static final int TURNS_PER_SECOND = 10;

    private CallSection() {}

    /** Time, then bytes. */
    public static void measure(Effort effort, Results results) {
        String turns = Integer.toString(TURNS_PER_SECOND * effort.seconds());
        Medians medians = new Medians(results);
        for (int i = 0; i < effort.jvms(); i++) {
            double[] time = run(List.of("-Xmx1g", JavaCommand.QUIET), List.of("time", turns));
            medians.add(new Figure(AREA, "", "bare channel, same headers", "time", time[1], "µs"));
            medians.add(new Figure(AREA, "", OURS, "time", time[2], "µs"));
            medians.add(new Figure(AREA, "", OURS, "time, ratio", time[0], "×"));
        }
        medians.done();
        count(results);
    }

    /** Bytes, without a clock. */
    public static void count(Results results) {
        List<String> counting = new ArrayList<>(Heap.COUNTING);
        counting.add(JavaCommand.QUIET);
        double[] bytes = run(counting, List.of("bytes"));
        results.add(new Figure(AREA, "", "bare channel, same headers", "allocation", bytes[1], "bytes"));
        results.add(new Figure(AREA, "", OURS, ADDED, bytes[0], "bytes"));
    }

    private static double[] run(List<String> jvmArguments, List<String> arguments) {
        String said = JavaCommand.output(CallMain.class, jvmArguments, arguments);
        return Stream.of(said.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    }
}
