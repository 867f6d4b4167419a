package dev.connections4j.testkit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links over TLS: what is trusted and verified, what is sent, and how it fails. */
abstract class LinkTlsContract extends LinkPart {
    @TempDir
    static Path folder;

    private static TestCertificates ours;
    private static TestCertificates foreign;

    LinkTlsContract(Transport transport) {
        super(transport);
    }

    @BeforeAll
    static void makeAuthorities() throws IOException {
        ours = new TestCertificates(Files.createDirectory(folder.resolve("ours")));
        foreign = new TestCertificates(Files.createDirectory(folder.resolve("foreign")));
    }

    private static MilvusStandIn serverOf(TestIdentity identity) {
        return MilvusStandIn.builder().tls(identity).start();
    }

    private static MilvusStandIn mutual() {
        return MilvusStandIn.builder()
                .tls(ours.server())
                .clientCertificatesOf(ours.authority())
                .start();
    }

    private Links trusting(MilvusStandIn server) {
        return to(server.port()).with(p -> p.caPemPath(ours.authority()));
    }

    private static void assertOpens(Links links) {
        TransportLink link = links.open();
        assertEquals("v2.3.5-standin", link.serverInfo().buildTags());
        assertEquals("hello", Links.echo(link, "hello"));
        Links.close(link);
    }

    @Test
    void open_trustedAuthority_connectsByAddressAndTakesTheTimeOfTls() {
        try (MilvusStandIn server = serverOf(ours.server())) {
            Links links = trusting(server);
            assertOpens(links);
            assertTrue(links.stages().durations().containsKey(Stage.TLS));
            assertEquals(
                    "127.0.0.1:" + server.port(), server.calls("Connect").get(0).authority());
        }
    }

    @Test
    void open_serverCertificateItself_isTrustedAlsoBesideAnotherAuthority() {
        try (MilvusStandIn server = serverOf(ours.server())) {
            Path certificate = ours.server().certificate();
            assertOpens(to(server.port()).with(p -> p.serverPemPath(certificate)));
            assertOpens(to("localhost", server.port()).with(p -> p.serverPemPath(certificate)));
            assertOpens(to(server.port()).with(p -> p.serverPemPath(certificate).caPemPath(foreign.authority())));
        }
    }

    @Test
    void open_bundleOfAuthorities_trustsEach() throws IOException {
        Path bundle = folder.resolve("bundle.pem");
        Files.writeString(bundle, Files.readString(foreign.authority()) + Files.readString(ours.authority()));
        try (MilvusStandIn server = serverOf(ours.server())) {
            assertOpens(to(server.port()).with(p -> p.caPemPath(bundle)));
        }
    }

    @Test
    void open_serverName_isVerifiedInPlaceOfTheAddress() {
        try (MilvusStandIn server = serverOf(ours.serverNamed("milvus.example"))) {
            assertOpens(trusting(server).with(p -> p.serverName("milvus.example")));
            assertEquals("milvus.example", server.calls("Connect").get(0).authority());
            assertEquals(
                    Stage.TLS,
                    assertFails(Reason.TLS_WRONG_NAME, trusting(server)).stage());
            assertFails(Reason.TLS_WRONG_NAME, trusting(server).with(p -> p.serverName("other.example")));
        }
    }

    @Test
    void open_sslContext_isUsedAsItIs() throws NoSuchAlgorithmException {
        SSLContext trustsUs = TlsMaterial.read(
                        to(1).with(p -> p.caPemPath(ours.authority())).request().parameters())
                .orElseThrow()
                .sslContext();
        SSLContext doesNot = SSLContext.getDefault();
        try (MilvusStandIn server = serverOf(ours.server())) {
            assertOpens(to(server.port()).with(p -> p.sslContext(trustsUs)));
            assertFails(Reason.TLS_UNTRUSTED, to(server.port()).with(p -> p.sslContext(doesNot)));
        }
    }

    @Test
    void open_mutualTls_sendsTheClientsCertificate() {
        TestIdentity client = ours.client();
        try (MilvusStandIn server = mutual()) {
            assertOpens(trusting(server)
                    .with(p -> p.clientPemPath(client.certificate()).clientKeyPath(client.key())));
        }
    }

    @Test
    void open_mutualTlsWithoutACertificateOrWithAForeignOne_isRequired() {
        TestIdentity other = foreign.client();
        try (MilvusStandIn server = mutual()) {
            String none = assertFails(Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, trusting(server))
                    .failure()
                    .problem();
            assertTrue(none.startsWith("the server wants a client certificate"), none);
            Links withOther = trusting(server)
                    .with(p -> p.clientPemPath(other.certificate()).clientKeyPath(other.key()));
            String refused = assertFails(Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, withOther)
                    .failure()
                    .problem();
            assertTrue(refused.startsWith("the server does not accept the client"), refused);
        }
    }

    @Test
    void open_badCertificates_eachHasItsReason() {
        try (MilvusStandIn server = serverOf(ours.server());
                MilvusStandIn expired = serverOf(ours.expiredServer())) {
            assertFails(Reason.TLS_UNTRUSTED, to(server.port()).with(p -> p.caPemPath(foreign.authority())));
            assertFails(Reason.TLS_UNTRUSTED, to(server.port()).with(p -> p.secure(true)));
            assertFails(Reason.TLS_EXPIRED, trusting(expired));
            Path certificate = ours.expiredServer().certificate();
            assertFails(Reason.TLS_EXPIRED, to(expired.port()).with(p -> p.serverPemPath(certificate)));
        }
    }

    @Test
    void open_tlsToAPlaintextPort_saysSo() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            LinkException failure =
                    assertFails(Reason.TLS_ON_PLAINTEXT_PORT, to(server.port()).with(p -> p.secure(true)));
            assertTrue(
                    failure.failure().remedy().contains("http://"),
                    failure.failure().remedy());
            assertFails(Reason.TLS_ON_PLAINTEXT_PORT, trusting(server));
        }
    }

    @Test
    void open_plaintextToATlsPort_saysSo() {
        try (MilvusStandIn server = serverOf(ours.server())) {
            assertFails(Reason.PLAINTEXT_ON_TLS_PORT, to(server.port()));
        }
    }

    @Test
    void open_keyOfAnotherCertificate_namesBothFiles() {
        Path certificate = ours.client().certificate();
        Path key = ours.server().key();
        Throwable cause =
                to(1).with(p -> p.clientPemPath(certificate).clientKeyPath(key)).cause();
        assertEquals(
                "client_key_path: the key in " + key + " is not the one of the certificate in client_pem_path, "
                        + certificate,
                cause.getMessage());
    }

    @Test
    void open_missingFile_namesParameterAndPath() {
        Path missing = folder.resolve("missing.pem");
        ParameterException wrong = assertInstanceOf(
                ParameterException.class, to(1).with(p -> p.caPemPath(missing)).cause());
        assertEquals("ca_pem_path", wrong.parameter());
        assertEquals("ca_pem_path: the file " + missing + " cannot be used: there is no such file", wrong.getMessage());
    }
}
