package dev.connections4j.jmh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One JMH benchmark in one JVM of its own, with its allocation. */
public final class JmhRun {
    private final ChainedOptionsBuilder options;
    private final List<String> jvmArguments = new ArrayList<>(List.of("-Xmx1g", JavaCommand.QUIET));

    public JmhRun(Class<?> benchmark, int warmUpSeconds, int seconds) {
        this.options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .forks(1)
                .warmupIterations(warmUpSeconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(seconds)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    public JmhRun parameter(String name, String... values) {
        options.param(name, values);
        return this;
    }

    public JmhRun jvmArguments(List<String> arguments) {
        jvmArguments.addAll(arguments);
        return this;
    }

    public Collection<RunResult> run() throws RunnerException {
        System.setProperty("jmh.ignoreLock", "true");
        return new Runner(options.jvmArgs(jvmArguments.toArray(String[]::new)).build()).run();
    }
}
