package dev.connections4j.jmh.cost;

import dev.connections4j.Connection;
import dev.connections4j.Registration;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.resolution.Resolver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What never meets the network: ten aliases, one of them connected. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LookupBenchmark {
    private static final String ALIAS = "books";

    private final Named named = new Named("okhttp", true);
    private final Map<String, Connection> map = new ConcurrentHashMap<>();
    private final Resolver resolver = new Resolver(
            Map.of("MILVUS_URI", "http://elsewhere:19530", "MILVUS_CONN_TIMEOUT", "3"), Path.of(""), false);
    private ConnectionParameters full;

    /** Registers, and connects one. */
    @Setup
    public void start() {
        BenchTarget target = BenchTarget.ofThisJvm();
        for (int i = 0; i < 9; i++) {
            named.registry().addConnection("alias-" + i, named.parameters(target));
        }
        map.put(ALIAS, named.registry().connect(ALIAS, named.parameters(target)));
        full = ConnectionParameters.of(p -> p.uri("https://localhost:19531/books")
                .user("svc")
                .password("a password")
                .serverName("milvus.example.com")
                .timeout(Duration.ofSeconds(5))
                .waitForReady(true)
                .keepAlive(true)
                .keepAliveTime(Duration.ofSeconds(20))
                .keepAliveTimeout(Duration.ofSeconds(4))
                .idleTimeout(Duration.ofHours(1))
                .rpcDeadline(Duration.ofSeconds(30))
                .maxInboundMessageSize(64 << 20)
                .proxyAddress("proxy:3128")
                .userAgent("bench")
                .transport("okhttp"));
    }

    /** The live connection of an alias. */
    @Benchmark
    public Connection get() {
        return named.registry().get(ALIAS);
    }

    /** The peer of {@link #get()}: what any registry costs at least. */
    @Benchmark
    public Connection mapGet() {
        return map.get(ALIAS);
    }

    /** All ten. */
    @Benchmark
    public List<Registration> listConnections() {
        return named.registry().listConnections();
    }

    /** Fifteen explicit parameters, over what the environment gives. */
    @Benchmark
    public ResolvedParameters resolve() {
        return resolver.resolve(ALIAS, full, ConnectionParameters.none());
    }

    /** Disconnects. */
    @TearDown
    public void stop() {
        named.registry().close();
    }
}
