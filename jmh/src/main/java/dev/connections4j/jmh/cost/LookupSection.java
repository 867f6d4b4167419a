package dev.connections4j.jmh.cost;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.JmhRun;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.Target;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

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
    public static void measure(Target target, Effort effort, Results results) throws RunnerException {
        JmhRun run = new JmhRun(LookupBenchmark.class, effort.seconds(), effort.seconds())
                .jvmArguments(target.jvmArguments());
        for (RunResult result : run.run()) {
            String method = result.getParams().getBenchmark();
            String label = LABELS.get(method.substring(method.lastIndexOf('.') + 1));
            results.add(new Figure(
                    AREA, "", label, "time", result.getPrimaryResult().getScore(), "ns"));
            double bytes =
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
            // JMH's own work shows as thousandths of a byte
            results.add(new Figure(AREA, "", label, "allocation", Math.rint(bytes), "bytes"));
        }
    }
}
