package dev.connections4j.testkit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault over one transport: reason, stage and message are what the row says, at once although there would be an hour's time and,
 * where time can mend nothing, although {@code wait_for_ready} is set; and no thread, socket or file is left. The messages are the same on
 * every transport. A transport's test module subclasses it as it does
 * {@link dev.connections4j.testkit.contract.TransportContract}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
public abstract class FaultMatrix {
    private static final Duration PATIENT = Duration.ofHours(1);
    private static final long GUARD_SECONDS = 120;
    private static final String ALIAS = "books";

    private final String transport;
    private final List<FaultRow> rows;
    private final Consumer<ConnectionParameters.Builder> more;
    private final FaultTally tally;
    private final GoldenMessages printed = GoldenMessages.load();
    private Path folder;
    private Authorities authorities;

    /**
     * The matrix for one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected FaultMatrix(String transport) {
        this(transport, Rows.all(), p -> {});
    }

    /** Some rows, under other circumstances. */
    FaultMatrix(String transport, List<FaultRow> rows, Consumer<ConnectionParameters.Builder> more) {
        this.transport = transport;
        this.rows = rows;
        this.more = more;
        this.tally = new FaultTally(rows);
        try {
            this.folder = Files.createTempDirectory("connections4j-faults-");
            this.authorities = new Authorities(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Loads what is loaded once, so that only what a failed connect leaves is counted. */
    @BeforeAll
    final void warmUp() {
        try (FaultBench bench = bench();
                ConnectionRegistry registry = registry()) {
            registry.connect("plain", to(FaultTarget.at(bench.standIn().port())));
            registry.connect("tls", to(TlsRows.served(bench)));
        }
    }

    @AfterAll
    final void report() throws IOException {
        try {
            Await.until(
                    () -> "the idle threads of pools have ended: " + ResourceSnapshot.resting(),
                    () -> ResourceSnapshot.resting().isEmpty());
        } finally {
            write();
        }
    }

    private void write() throws IOException {
        System.out.println(tally.table(transport));
        FailurePage.refresh(printed);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private List<FaultRow> rows() {
        return rows;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void connect_fault_saysReasonStageAndRemedyAndLeavesNothing(FaultRow row) throws Exception {
        try (FaultBench bench = bench();
                ConnectionRegistry registry = registry()) {
            FaultTarget target = row.fault().arrange(bench);
            ResourceSnapshot before = ResourceSnapshot.now();
            ConnectFailedException failure = failure(registry, target, row);
            try {
                printed.assertNamed(row, failure);
            } catch (AssertionError e) {
                e.addSuppressed(failure);
                throw e;
            }
            assertFalse(registry.hasConnection(ALIAS));
            assertEquals(List.of(), registry.listConnections());
            Await.until(
                    () -> "nothing is left: before " + before + ", now " + ResourceSnapshot.now(),
                    () -> ResourceSnapshot.now().within(before, bench.heldSockets()));
        }
        tally.passed(row);
    }

    private ConnectFailedException failure(ConnectionRegistry registry, FaultTarget target, FaultRow row)
            throws InterruptedException {
        CompletableFuture<Connection> attempt = registry.connectAsync(ALIAS, waitingInVain(row, target));
        target.meanwhile().accept(registry);
        try {
            attempt.get(GUARD_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectFailedException failure) {
                return failure;
            }
            throw new AssertionError(row + " failed otherwise", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError(row + " did not end within " + GUARD_SECONDS + " s", e);
        }
        throw new AssertionError(row + " connected");
    }

    /** What time cannot mend ends at once even where readiness is waited for. */
    private ConnectionParameters waitingInVain(FaultRow row, FaultTarget target) {
        return to(target.and(p -> p.waitForReady(!row.waitable())));
    }

    private ConnectionParameters to(FaultTarget target) {
        return ConnectionParameters.of(
                p -> more.andThen(target.more()).accept(p.transport(transport).timeout(PATIENT)));
    }

    private FaultBench bench() {
        return new FaultBench(transport, authorities, folder);
    }

    private static ConnectionRegistry registry() {
        return ConnectionRegistry.builder()
                .environment(Map.of())
                .withoutDotEnv()
                .build();
    }
}
