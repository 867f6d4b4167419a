package dev.connections4j.jmh.connect;

import dev.connections4j.jmh.clients.Client;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Session;
import dev.connections4j.jmh.server.Target;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From nothing to an answered Connect, while another connection to the same server is open; closing is not timed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ConnectBenchmark {
    /** Who connects. */
    @Param
    public ClientKind client;

    /** How often, before anything is timed. */
    @Param("0")
    public int warmUps;

    private Target target;
    private Client connecting;
    private Session resident;
    private Session opened;

    /** Opens what a service would have open, and lets the compiler see what there is to do. */
    @Setup
    public void start() throws Exception {
        target = Target.ofThisJvm();
        connecting = client.create();
        resident = connecting.connect(target);
        connecting.repeat(warmUps, target);
    }

    /** What is measured. */
    @Benchmark
    public Session connect() throws Exception {
        opened = connecting.connect(target);
        return opened;
    }

    /** A millisecond is long enough for this not to disturb the measurement. */
    @TearDown(Level.Invocation)
    public void disconnect() {
        opened.close();
    }

    /** Closes the other connection. */
    @TearDown
    public void stop() {
        resident.close();
    }
}
