package dev.connections4j.testkit.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.standin.roundtrips.RoundTrips;
import dev.connections4j.standin.servers.Gateways;
import dev.connections4j.standin.servers.PeerServer;
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
 * Servers of other kinds take the early request, which the round trips tell: a second try would cost more. Milvus itself is counted by {@link
 * dev.connections4j.testkit.roundtrips.RoundTripContract}. Subclassed with a transport's name.
 */
@Timeout(120)
public abstract class EagerServersContract {
    private static final int PLAINTEXT = 2;
    private static final int TLS = 3;
    private static final Duration PATIENT = Duration.ofSeconds(60);

    /** By default nginx before 1.23.4 speaks TLS 1.2, which takes one round trip more. */
    private static final String TLS_1_3 = "ssl_protocols TLSv1.3;";

    @TempDir
    static Path folder;

    private static TestCertificates certificates;

    private final String transport;

    /**
     * The servers for one transport, found by ServiceLoader.
     *
     * @param transport its name
     */
    protected EagerServersContract(String transport) {
        this.transport = transport;
    }

    @BeforeAll
    static void makeAuthority() {
        certificates = new TestCertificates(folder);
    }

    private static ServerCertificates shown() {
        TestIdentity server = certificates.server();
        return new ServerCertificates(server.certificate(), server.key(), null);
    }

    private static void trusting(ConnectionParameters.Builder p) {
        p.caPemPath(certificates.authority());
    }

    /** Another connection stays open: what connections share is there when the others are counted. */
    private int roundTrips(int port, Consumer<ConnectionParameters.Builder> more) throws Exception {
        try (ConnectionRegistry registry = ConnectionRegistry.builder()
                .environment(Map.of())
                .withoutDotEnv()
                .build()) {
            registry.connect("warm", to(port, more));
            return RoundTrips.fewest(port, seeming -> registry.connect("counted", to(seeming, more)));
        }
    }

    private ConnectionParameters to(int port, Consumer<ConnectionParameters.Builder> more) {
        return ConnectionParameters.of(p ->
                more.accept(p.host("127.0.0.1").port(port).transport(transport).timeout(PATIENT)));
    }

    @Test
    void connect_nginxBeforeMilvus_takesThree() throws Exception {
        try (PeerServer nginx =
                Gateways.nginx(shown(), TLS_1_3, RealServers.plain().port())) {
            assertEquals(TLS, roundTrips(nginx.port(), EagerServersContract::trusting));
        }
    }

    @Test
    void connect_haproxyBeforeMilvus_takesThree() throws Exception {
        try (PeerServer haproxy =
                Gateways.haproxy(shown(), "", RealServers.plain().port())) {
            assertEquals(TLS, roundTrips(haproxy.port(), EagerServersContract::trusting));
        }
    }

    @Test
    void connect_milvusLite_takesTwo() throws Exception {
        assertEquals(PLAINTEXT, roundTrips(RealServers.lite().port(), p -> {}));
    }
}
