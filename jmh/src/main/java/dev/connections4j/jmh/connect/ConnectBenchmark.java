package dev.connections4j.jmh.connect;

import dev.connections4j.jmh.clients.Client;
import dev.connections4j.jmh.clients.Session;
import dev.connections4j.jmh.server.BenchTarget;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From nothing to an answered Connect; closing is not timed. {@link ConnectMain} runs it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ConnectBenchmark {
    /** Who connects in this JVM: the same through all of its turns. */
    static Client client;

    private final BenchTarget target = BenchTarget.ofThisJvm();
    private Session opened;

    /** What is measured. */
    @Benchmark
    public Session connect() throws Exception {
        opened = client.connect(target);
        return opened;
    }

    /** A millisecond is long enough for this not to disturb the measurement. */
    @TearDown(Level.Invocation)
    public void disconnect() {
        opened.close();
    }
}
