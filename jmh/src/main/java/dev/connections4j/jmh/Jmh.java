package dev.connections4j.jmh;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How JMH runs here: quietly, with the allocation profiler, and beside other runs of it on this machine. */
public final class Jmh {
    /** Bytes per operation, as JMH names them. */
    public static final String ALLOCATION = "gc.alloc.rate.norm";

    private Jmh() {}

    /** For all benchmarks of a class. */
    public static ChainedOptionsBuilder options(Class<?> benchmarks) {
        System.setProperty("jmh.ignoreLock", "true");
        return new OptionsBuilder()
                .include("^" + benchmarks.getName().replace(".", "\\.") + "\\.")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    /** Bytes per operation. */
    public static double allocation(RunResult result) {
        return result.getSecondaryResults().get(ALLOCATION).getScore();
    }
}
