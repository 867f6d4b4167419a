package dev.connections4j.jmh.server;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.grpc.wire.CreateDatabaseRequest;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.standin.servers.MilvusServer;
import dev.connections4j.standin.servers.MilvusVariant;
import dev.connections4j.standin.servers.ServerCertificates;
import dev.connections4j.standin.servers.ServerUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Starts the servers, each with the user and the database of {@link BenchTarget}, and certificates of one authority. */
public final class Servers implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final TestCertificates certificates;

    /** Makes the authority. */
    public Servers() throws IOException {
        folder = Files.createTempDirectory("connections4j-bench-");
        certificates = new TestCertificates(folder);
    }

    /** A server that runs. */
    public interface Running extends AutoCloseable {
        BenchTarget target();

        @Override
        void close();
    }

    /** For what is made only for this run. */
    public Path folder() {
        return folder;
    }

    /** A real Milvus with authorization; with TLS if {@code secure}. */
    public Running milvus(boolean secure) throws ServerUnavailableException {
        MilvusVariant variant = MilvusVariant.plain().withAuthorization();
        TestIdentity identity = certificates.server();
        MilvusServer server = MilvusServer.start(
                secure
                        ? variant.withTls(new ServerCertificates(identity.certificate(), identity.key(), null))
                        : variant);
        Running running = running(target(server.port(), secure), server::close);
        createDatabase(running.target());
        return running;
    }

    /** The stand-in, in a JVM of its own. */
    public Running standIn(boolean secure) throws IOException {
        TestIdentity identity = certificates.server();
        List<String> arguments = secure
                ? List.of(identity.certificate().toString(), identity.key().toString())
                : List.of();
        return standIn(secure, arguments);
    }

    /** The stand-in in plaintext, which ends each socket by GOAWAY with its so many-th request. */
    public Running ingress(int requestsPerSocket) throws IOException {
        return standIn(false, List.of(Integer.toString(requestsPerSocket)));
    }

    private Running standIn(boolean secure, List<String> arguments) throws IOException {
        Process process = JavaCommand.of(StandInMain.class, List.of("-Xmx512m", JavaCommand.QUIET), arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (port == null) {
            throw new IllegalStateException("the stand-in server did not start");
        }
        return running(target(Integer.parseInt(port), secure), () -> JavaCommand.end(process));
    }

    private BenchTarget target(int port, boolean secure) {
        return new BenchTarget(port, secure ? certificates.authority().toString() : null);
    }

    private static Running running(BenchTarget target, Runnable end) {
        return new Running() {
            @Override
            public BenchTarget target() {
                return target;
            }

            @Override
            public void close() {
                end.run();
            }
        };
    }

    private static void createDatabase(BenchTarget target) {
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            var channel = registry.connect("bench", p -> {
                        p.host(HOST).port(target.port());
                        p.user(BenchTarget.USER).password(BenchTarget.PASSWORD);
                        p.transport("okhttp").timeout(Duration.ofMinutes(1));
                        if (target.authority() != null) {
                            p.caPemPath(Path.of(target.authority()));
                        }
                    })
                    .channel();
            MilvusServiceGrpc.newBlockingStub(channel)
                    .createDatabase(CreateDatabaseRequest.newBuilder()
                            .setDbName(BenchTarget.DATABASE)
                            .build());
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
