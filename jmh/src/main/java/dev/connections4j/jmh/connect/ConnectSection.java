package dev.connections4j.jmh.connect;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.JmhRun;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.Target;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/** Everyone connects to one server, one after the other. */
public final class ConnectSection {
    private final Effort effort;
    private final Results results;

    public ConnectSection(Effort effort, Results results) {
        this.effort = effort;
        this.results = results;
    }

    /** Measures the time of a connect, and what JMH sees of its allocation: not that of threads that have ended meanwhile. */
    public void time(Target target, String scenario) throws Exception {
        // a server that has just started has work of its own: whoever comes first would wait for that
        ClientKind.RAW.create().repeat(effort.connects(), target);
        for (ClientKind client : effort.clients()) {
            JmhRun run = new JmhRun(ConnectBenchmark.class, 1, effort.seconds())
                    .parameter("client", client.name())
                    .parameter("warmUps", Integer.toString(effort.connects()))
                    .jvmArguments(target.jvmArguments())
                    .jvmArguments(client.jvmArguments());
            for (RunResult result : run.run()) {
                double p50 = result.getPrimaryResult().getStatistics().getPercentile(50) / 1_000;
                results.add(new Figure("connect", scenario, client.label(), "p50", p50, "ms"));
                results.add(new Figure(
                        "connect",
                        scenario,
                        client.label(),
                        "gc.alloc.rate.norm",
                        result.getSecondaryResults().get("gc.alloc.rate.norm").getScore(),
                        "bytes"));
            }
        }
    }

    /** Measures all bytes that a connect and its disconnect allocate on the heap, whichever thread does. */
    public void allocation(Target target, String scenario, List<ClientKind> clients) {
        for (ClientKind client : clients) {
            List<String> arguments = new ArrayList<>(AllocationMain.JVM_ARGUMENTS);
            arguments.add(JavaCommand.QUIET);
            arguments.addAll(target.jvmArguments());
            arguments.addAll(client.jvmArguments());
            String said = JavaCommand.output(AllocationMain.class, arguments, List.of(client.name()));
            results.add(new Figure(
                    "allocation", scenario, client.label(), "per connect", Double.parseDouble(said), "bytes"));
        }
    }
}
