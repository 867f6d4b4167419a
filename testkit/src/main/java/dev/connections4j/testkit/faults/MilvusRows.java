package dev.connections4j.testkit.faults;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.standin.servers.MilvusServer;
import dev.connections4j.standin.servers.MilvusVariant;
import dev.connections4j.standin.servers.RealServers;
import dev.connections4j.standin.servers.ServerCertificates;
import dev.connections4j.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What a real Milvus does. */
final class MilvusRows {
    private static final String SERVER = "Milvus 2.3.5";
    private static final int MOST_STOPS = 5;

    private MilvusRows() {}

    static List<FaultRow> all() {
        return List.of(
                row(
                        "missing database",
                        Reason.DATABASE_NOT_FOUND,
                        Stage.CONNECT,
                        bench -> FaultTarget.at(RealServers.plain().port(), p -> p.dbName("nope"))),
                row(
                        "TLS to its plaintext port",
                        Reason.TLS_ON_PLAINTEXT_PORT,
                        Stage.TLS,
                        bench -> FaultTarget.at(RealServers.plain().port(), p -> p.secure(true))),
                row(
                        "its metrics port",
                        Reason.NOT_GRPC,
                        Stage.HTTP2,
                        bench -> FaultTarget.at(RealServers.plain().metricsPort())),
                row(
                        "its root coordinator's port",
                        Reason.NOT_MILVUS,
                        Stage.CONNECT,
                        bench -> FaultTarget.at(RealServers.plain().rootCoordPort())),
                row(
                        "its proxy's internal port",
                        Reason.NOT_MILVUS,
                        Stage.CONNECT,
                        bench -> FaultTarget.at(RealServers.plain().internalProxyPort())),
                row("no credentials", Reason.UNAUTHENTICATED, Stage.CONNECT, bench -> guarded(p -> {})),
                row(
                        "wrong password",
                        Reason.UNAUTHENTICATED,
                        Stage.CONNECT,
                        bench -> guarded(p -> p.user("root").password("wrong"))),
                row(
                        "unknown user",
                        Reason.UNAUTHENTICATED,
                        Stage.CONNECT,
                        bench -> guarded(p -> p.user("nobody").password("Milvus"))),
                row(
                        "a token that is no user and password",
                        Reason.UNAUTHENTICATED,
                        Stage.CONNECT,
                        bench -> guarded(p -> p.token("no-pair"))),
                row(
                        "plaintext to its TLS port",
                        Reason.PLAINTEXT_ON_TLS_PORT,
                        Stage.HTTP2,
                        bench -> FaultTarget.at(tls(bench).port())),
                row(
                        "unknown authority",
                        Reason.TLS_UNTRUSTED,
                        Stage.TLS,
                        bench -> FaultTarget.at(
                                tls(bench).port(),
                                p -> p.caPemPath(bench.others().authority()))),
                row(
                        "another server_name",
                        Reason.TLS_WRONG_NAME,
                        Stage.TLS,
                        bench -> FaultTarget.at(
                                tls(bench).port(),
                                p -> p.caPemPath(bench.certificates().authority())
                                        .serverName("milvus.example"))),
                row(
                        "plaintext to its mutual TLS port",
                        Reason.PLAINTEXT_ON_TLS_PORT,
                        Stage.HTTP2,
                        bench -> FaultTarget.at(mutual(bench).port())),
                row(
                        "no client certificate",
                        Reason.TLS_CLIENT_CERTIFICATE_REQUIRED,
                        Stage.TLS,
                        bench -> FaultTarget.at(
                                mutual(bench).port(),
                                p -> p.caPemPath(bench.certificates().authority()))),
                row(
                        "client certificate of another authority",
                        Reason.TLS_CLIENT_CERTIFICATE_REQUIRED,
                        Stage.TLS,
                        bench -> {
                            TestIdentity client = bench.others().client();
                            return FaultTarget.at(
                                    mutual(bench).port(),
                                    p -> p.caPemPath(bench.certificates().authority())
                                            .clientPemPath(client.certificate())
                                            .clientKeyPath(client.key()));
                        }),
                row(
                        "starting, not yet listening",
                        Reason.REFUSED,
                        Stage.TCP,
                        bench -> FaultTarget.at(starts(bench).port())),
                row("starting, listening", Reason.TIMED_OUT, Stage.HTTP2, MilvusRows::starting),
                row("stopping", Reason.NOT_READY, Stage.CONNECT, MilvusRows::stopping));
    }

    private static FaultTarget guarded(Consumer<ConnectionParameters.Builder> more) {
        return FaultTarget.at(RealServers.authorization().port(), more);
    }

    private static MilvusServer tls(FaultBench bench) {
        TestIdentity identity = bench.certificates().server();
        return RealServers.tls(new ServerCertificates(identity.certificate(), identity.key(), null));
    }

    private static MilvusServer mutual(FaultBench bench) {
        TestIdentity identity = bench.certificates().server();
        return RealServers.mutualTls(new ServerCertificates(
                identity.certificate(), identity.key(), bench.certificates().authority()));
    }

    /** It has nothing to lose yet: killed, not asked to end, which takes it seconds. */
    private static MilvusServer starts(FaultBench bench) {
        MilvusServer server = bench.closing(RealServers.ownStarting(MilvusVariant.plain()));
        bench.closing(() -> signal("KILL", server));
        return server;
    }

    /** Halted as soon as it listens: what it would do next must not be quicker than the test. */
    private static FaultTarget starting(FaultBench bench) {
        MilvusServer server = starts(bench);
        Await.until("it listens", () -> accepts(server.port()));
        signal("STOP", server);
        return FaultTarget.at(server.port(), p -> p.timeout(Duration.ofSeconds(2)));
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void signal(String name, MilvusServer server) {
        try {
            int exit = new ProcessBuilder(
                            "kill", "-" + name, Long.toString(server.process().pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * A server that is ending: it answers for a while longer, at first as usual. Seldom it ends at once all the same; then another
     * one is asked to end.
     */
    private static FaultTarget stopping(FaultBench bench) {
        for (int i = 0; i < MOST_STOPS; i++) {
            MilvusServer server =
                    bench.closing(RealServers.own(MilvusVariant.plain().withSlowStop()));
            server.terminate();
            if (saysThatItStops(bench, server)) {
                return FaultTarget.at(server.port());
            }
        }
        throw new AssertionError("each of " + MOST_STOPS + " servers ended at once");
    }

    /** Waits until it says so, or no longer answers. */
    private static boolean saysThatItStops(FaultBench bench, MilvusServer server) {
        AtomicReference<Reason> seen = new AtomicReference<>();
        try (ConnectionRegistry registry = ConnectionRegistry.builder()
                .environment(Map.of("MILVUS_TRANSPORT", bench.transport()))
                .withoutDotEnv()
                .build()) {
            Await.until("it stops", () -> {
                try {
                    registry.connect("probe", p -> p.address(server.host() + ":" + server.port()));
                    registry.disconnect("probe");
                } catch (ConnectFailedException e) {
                    seen.set(e.reason());
                }
                return seen.get() != null;
            });
        }
        return seen.get() == Reason.NOT_READY;
    }

    private static FaultRow row(String name, Reason reason, Stage stage, FaultRow.Fault fault) {
        return new FaultRow(SERVER, name, reason, stage, fault);
    }
}
