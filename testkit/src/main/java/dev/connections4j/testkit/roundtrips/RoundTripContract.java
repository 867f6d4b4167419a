package dev.connections4j.testkit.roundtrips;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.grpc.wire.CreateDatabaseRequest;
import dev.connections4j.grpc.wire.ListDatabasesRequest;
import dev.connections4j.grpc.wire.MilvusServiceGrpc;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.StandInBuilder;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.standin.roundtrips.RoundTrips;
import dev.connections4j.standin.servers.MilvusVariant;
import dev.connections4j.standin.servers.RealServers;
import dev.connections4j.standin.servers.ServerCertificates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many round trips a connect with credentials and a database takes, from nothing to an answered Connect: as few as on a bare socket, and
 * one more where it is not eager. Subclassed with a transport's name.
 */
@Timeout(120)
public abstract class RoundTripContract {
    private static final String TOKEN = "root:Milvus";
    private static final String DATABASE = "books";
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final int PLAINTEXT = 2;
    private static final int TLS = 3;

    @TempDir
    static Path folder;

    private static TestCertificates certificates;

    private final String transport;

    /**
     * The counts of one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected RoundTripContract(String transport) {
        this.transport = transport;
    }

    @BeforeAll
    static void makeAuthority() {
        certificates = new TestCertificates(folder);
    }

    private static StandInBuilder standIn() {
        return MilvusStandIn.builder().user("root", "Milvus").database(DATABASE);
    }

    private static ConnectionRegistry registry() {
        return ConnectionRegistry.builder()
                .environment(Map.of())
                .withoutDotEnv()
                .build();
    }

    private static void trusting(ConnectionParameters.Builder p) {
        p.caPemPath(certificates.authority());
    }

    private static int milvusOverTls() {
        TestIdentity server = certificates.server();
        MilvusVariant variant = MilvusVariant.plain()
                .withAuthorization()
                .withTls(new ServerCertificates(server.certificate(), server.key(), null));
        return RealServers.milvus(variant).port();
    }

    private void assertRoundTrips(int eager, int port, Consumer<ConnectionParameters.Builder> tls) throws Exception {
        try (ConnectionRegistry registry = registry()) {
            createDatabase(registry, port, tls);
            assertEquals(eager, fewest(registry, port, tls.andThen(p -> p.eager(true))), "eager");
            assertEquals(eager + 1, fewest(registry, port, tls.andThen(p -> p.eager(false))), "not eager");
        }
    }

    private int fewest(ConnectionRegistry registry, int port, Consumer<ConnectionParameters.Builder> more)
            throws Exception {
        return RoundTrips.fewest(
                port, seeming -> registry.connect("counted", to(seeming, more.andThen(p -> p.dbName(DATABASE)))));
    }

    private ConnectionParameters to(int port, Consumer<ConnectionParameters.Builder> more) {
        return ConnectionParameters.of(p -> {
            p.host("127.0.0.1").port(port).token(TOKEN).transport(transport).timeout(PATIENT);
            more.accept(p);
        });
    }

    /** Leaves a connection of its own open: what connections share is there when the others are counted. */
    private void createDatabase(ConnectionRegistry registry, int port, Consumer<ConnectionParameters.Builder> tls) {
        var stub = MilvusServiceGrpc.newBlockingStub(
                registry.connect("creating", to(port, tls)).channel());
        var databases = stub.listDatabases(ListDatabasesRequest.getDefaultInstance());
        if (!databases.getDbNamesList().contains(DATABASE)) {
            stub.createDatabase(
                    CreateDatabaseRequest.newBuilder().setDbName(DATABASE).build());
        }
    }

    @Test
    void connect_standIn_takesTwo() throws Exception {
        try (MilvusStandIn server = standIn().start()) {
            assertRoundTrips(PLAINTEXT, server.port(), p -> {});
        }
    }

    @Test
    void connect_standInOverTls_takesThree() throws Exception {
        try (MilvusStandIn server = standIn().tls(certificates.server()).start()) {
            assertRoundTrips(TLS, server.port(), RoundTripContract::trusting);
        }
    }

    @Test
    void connect_milvus_takesTwo() throws Exception {
        assertRoundTrips(PLAINTEXT, RealServers.authorization().port(), p -> {});
    }

    @Test
    void connect_milvusOverTls_takesThree() throws Exception {
        assertRoundTrips(TLS, milvusOverTls(), RoundTripContract::trusting);
    }
}
