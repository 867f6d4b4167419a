package dev.connections4j.jmh.cost;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.Jmh;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.BenchTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs {@link LookupBenchmark}. */
public final class LookupSection {
    /** Its figures' area. */
    public static final String AREA = "lookup";

    private static final Map<String, String> LABELS = Map.of(
            "get", "get(alias)",
            "mapGet", "ConcurrentHashMap.get",
            "listConnections", "listConnections()",
            "resolve", "resolution");

    private LookupSection() {}

    /** Against a server, for there is no live connection without. */
    public static void measure(BenchTarget target, Effort effort, Results results) throws RunnerException {
        for (RunResult result : new Runner(options(target, effort.seconds())).run()) {
            String method = result.getParams().getBenchmark();
            String label = LABELS.get(method.substring(method.lastIndexOf('.') + 1));
            results.add(new Figure(
                    AREA, "", label, "time", result.getPrimaryResult().getScore(), "ns"));
            // JMH's own work shows as thousandths of a byte
            results.add(new Figure(AREA, "", label, "allocation", Math.rint(Jmh.allocation(result)), "bytes"));
        }
    }

    private static Options options(BenchTarget target, int seconds) {
        List<String> jvmArguments = new ArrayList<>(List.of("-Xmx1g", JavaCommand.QUIET));
        jvmArguments.addAll(target.jvmArguments());
        return Jmh.options(LookupBenchmark.class)
                .forks(1)
                .jvmArgs(jvmArguments.toArray(String[]::new))
                .warmupIterations(seconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(seconds)
                .measurementTime(TimeValue.seconds(1))
                .build();
    }
}
