package dev.connections4j.okhttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.testkit.FaultyPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class OkHttpTlsTest {
    @TempDir
    static Path folder;

    @TempDir
    static Path otherFolder;

    private static TestCertificates ours;
    private static TestCertificates others;

    @BeforeAll
    static void makeAuthorities() {
        ours = new TestCertificates(folder);
        others = new TestCertificates(otherFolder);
    }

    private static MilvusStandIn server(TestIdentity identity) {
        return MilvusStandIn.builder().tls(identity).start();
    }

    private static Links trusting(MilvusStandIn server, Path authority) {
        return Links.to("127.0.0.1", server.port()).with(Parameters.CA_PEM_PATH, authority);
    }

    private static void assertOpens(Links links) {
        TransportLink link = links.open();
        assertEquals("v2.3.5-standin", link.serverInfo().buildTags());
        assertEquals("hello", new String(Links.echo(link, "hello".getBytes(UTF_8)), UTF_8));
        Links.guarded(link.close());
    }

    private static void assertFails(Reason reason, Links links) {
        LinkException failure = links.fails();
        assertEquals(reason, failure.reason(), failure.failure().problem());
    }

    @Test
    void open_caPemPathByIpAddress_recordsTls() {
        try (MilvusStandIn server = server(ours.server())) {
            Links links = trusting(server, ours.authority());
            assertOpens(links);
            assertTrue(links.stages.durations().containsKey(Stage.TLS));
            assertEquals(
                    "127.0.0.1:" + server.port(), server.calls("Connect").get(0).authority());
        }
    }

    @Test
    void open_serverPemPath_trustsThatOneCertificate() {
        try (MilvusStandIn server = server(ours.server())) {
            assertOpens(Links.to("localhost", server.port())
                    .with(Parameters.SERVER_PEM_PATH, ours.server().certificate()));
        }
    }

    @Test
    void open_clientCertificate_isAccepted() {
        TestIdentity client = ours.client();
        try (MilvusStandIn server = MilvusStandIn.builder()
                .tls(ours.server())
                .clientCertificatesOf(ours.authority())
                .start()) {
            assertOpens(trusting(server, ours.authority())
                    .with(Parameters.CLIENT_PEM_PATH, client.certificate())
                    .with(Parameters.CLIENT_KEY_PATH, client.key()));
        }
    }

    @Test
    void open_clientCertificateMissingOrForeign_isRequired() {
        TestIdentity foreign = others.client();
        try (MilvusStandIn server = MilvusStandIn.builder()
                .tls(ours.server())
                .clientCertificatesOf(ours.authority())
                .start()) {
            assertFails(Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, trusting(server, ours.authority()));
            assertFails(
                    Reason.TLS_CLIENT_CERTIFICATE_REQUIRED,
                    trusting(server, ours.authority())
                            .with(Parameters.CLIENT_PEM_PATH, foreign.certificate())
                            .with(Parameters.CLIENT_KEY_PATH, foreign.key()));
        }
    }

    @Test
    void open_otherAuthority_isUntrusted() {
        try (MilvusStandIn server = server(ours.server())) {
            assertFails(Reason.TLS_UNTRUSTED, trusting(server, others.authority()));
        }
    }

    @Test
    void open_systemTrust_doesNotTrustATestAuthority() {
        try (MilvusStandIn server = server(ours.server())) {
            assertFails(
                    Reason.TLS_UNTRUSTED, Links.to("127.0.0.1", server.port()).with(Parameters.SECURE, true));
        }
    }

    @Test
    void open_certificateForAnotherName_serverNameMendsIt() {
        try (MilvusStandIn server = server(ours.serverNamed("milvus.example"))) {
            assertFails(Reason.TLS_WRONG_NAME, trusting(server, ours.authority()));
            assertFails(
                    Reason.TLS_WRONG_NAME,
                    trusting(server, ours.authority()).with(Parameters.SERVER_NAME, "other.example"));
            assertOpens(trusting(server, ours.authority()).with(Parameters.SERVER_NAME, "milvus.example"));
            assertEquals("milvus.example", server.calls("Connect").get(0).authority());
        }
    }

    @Test
    void open_expiredCertificate_isThat() {
        try (MilvusStandIn server = server(ours.expiredServer())) {
            assertFails(Reason.TLS_EXPIRED, trusting(server, ours.authority()));
        }
    }

    @Test
    void open_tlsToPlaintextPort_isThat() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            assertFails(Reason.TLS_ON_PLAINTEXT_PORT, trusting(server, ours.authority()));
        }
    }

    @Test
    void open_plaintextToTlsPort_isThat() {
        try (MilvusStandIn server = server(ours.server())) {
            assertFails(Reason.PLAINTEXT_ON_TLS_PORT, Links.to("127.0.0.1", server.port()));
        }
    }

    @Test
    void open_portClosesDuringTheHandshake_isClosed() {
        try (FaultyPort closing = FaultyPort.closing();
                FaultyPort resetting = FaultyPort.resetting()) {
            assertFails(Reason.CLOSED, Links.to("127.0.0.1", closing.port()).with(Parameters.SECURE, true));
            assertFails(Reason.CLOSED, Links.to("127.0.0.1", resetting.port()).with(Parameters.SECURE, true));
        }
    }

    @Test
    void open_sslContext_isUsedInsteadOfFiles() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(ours.authority())) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (MilvusStandIn server = server(ours.server())) {
            assertOpens(Links.to("127.0.0.1", server.port()).with(Parameters.SSL_CONTEXT, context));
            assertFails(
                    Reason.TLS_UNTRUSTED,
                    Links.to("127.0.0.1", server.port()).with(Parameters.SSL_CONTEXT, SSLContext.getDefault()));
        }
    }
}
