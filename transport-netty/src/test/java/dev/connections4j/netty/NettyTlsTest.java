package dev.connections4j.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ParameterException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NettyTlsTest extends LinkTests {
    @TempDir
    static Path folder;

    private static TestCertificates ours;
    private static TestCertificates foreign;

    @BeforeAll
    static void certificates() throws IOException {
        ours = new TestCertificates(Files.createDirectory(folder.resolve("ours")));
        foreign = new TestCertificates(Files.createDirectory(folder.resolve("foreign")));
    }

    private static MilvusStandIn serverOf(TestIdentity identity) {
        return MilvusStandIn.builder().tls(identity).start();
    }

    private void connects(int port, Consumer<ConnectionParameters.Builder> more) throws Exception {
        TransportLink link = link(port, more);
        assertEquals("hello", echo(link, "hello"));
        close(link);
    }

    @Test
    void open_trustedAuthority_connectsByAddressAndTakesTheTimeOfTls() throws Exception {
        try (MilvusStandIn server = serverOf(ours.server())) {
            connects(server.port(), p -> p.caPemPath(ours.authority()));
            assertTrue(stages.durations().containsKey(Stage.TLS));
        }
    }

    @Test
    void open_serverCertificateItself_isTrustedAlsoBesideAnotherAuthority() throws Exception {
        try (MilvusStandIn server = serverOf(ours.server())) {
            Path certificate = ours.server().certificate();
            connects(server.port(), p -> p.serverPemPath(certificate));
            connects(server.port(), p -> p.serverPemPath(certificate).caPemPath(foreign.authority()));
        }
    }

    @Test
    void open_bundleOfAuthorities_trustsEach() throws Exception {
        Path bundle = folder.resolve("bundle.pem");
        Files.writeString(bundle, Files.readString(foreign.authority()) + Files.readString(ours.authority()));
        try (MilvusStandIn server = serverOf(ours.server())) {
            connects(server.port(), p -> p.caPemPath(bundle));
        }
    }

    @Test
    void open_serverName_isVerifiedInPlaceOfTheAddress() throws Exception {
        try (MilvusStandIn server = serverOf(ours.serverNamed("milvus.example"))) {
            connects(server.port(), p -> p.caPemPath(ours.authority()).serverName("milvus.example"));
            LinkException wrong = failure(server.port(), p -> p.caPemPath(ours.authority()));
            assertEquals(Reason.TLS_WRONG_NAME, wrong.reason());
            assertEquals(Stage.TLS, wrong.stage());
            assertEquals(
                    Reason.TLS_WRONG_NAME,
                    reason(server.port(), p -> p.caPemPath(ours.authority()).serverName("other.example")));
        }
    }

    @Test
    void open_sslContext_isUsedAsItIs() throws Exception {
        var resolved =
                request("localhost", 1, p -> p.caPemPath(ours.authority())).parameters();
        var context = TlsMaterial.read(resolved).orElseThrow().sslContext();
        try (MilvusStandIn server = serverOf(ours.server())) {
            connects(server.port(), p -> p.sslContext(context));
        }
    }

    @Test
    void open_mutualTls_sendsTheClientsCertificate() throws Exception {
        TestIdentity client = ours.client();
        try (MilvusStandIn server = MilvusStandIn.builder()
                .tls(ours.server())
                .clientCertificatesOf(ours.authority())
                .start()) {
            connects(
                    server.port(),
                    p -> p.caPemPath(ours.authority())
                            .clientPemPath(client.certificate())
                            .clientKeyPath(client.key()));
            LinkException none = failure(server.port(), p -> p.caPemPath(ours.authority()));
            assertEquals(Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, none.reason());
            assertTrue(
                    none.failure().problem().startsWith("the server wants a client certificate"),
                    none.failure().problem());
            TestIdentity other = foreign.client();
            LinkException refused = failure(
                    server.port(),
                    p -> p.caPemPath(ours.authority())
                            .clientPemPath(other.certificate())
                            .clientKeyPath(other.key()));
            assertEquals(Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, refused.reason());
            assertTrue(
                    refused.failure().problem().startsWith("the server does not accept the client"),
                    refused.failure().problem());
        }
    }

    @Test
    void open_badCertificates_eachHasItsReason() throws Exception {
        try (MilvusStandIn server = serverOf(ours.server());
                MilvusStandIn expired = serverOf(ours.expiredServer())) {
            assertEquals(Reason.TLS_UNTRUSTED, reason(server.port(), p -> p.caPemPath(foreign.authority())));
            assertEquals(Reason.TLS_UNTRUSTED, reason(server.port(), p -> p.secure(true)));
            assertEquals(Reason.TLS_EXPIRED, reason(expired.port(), p -> p.caPemPath(ours.authority())));
            assertEquals(
                    Reason.TLS_EXPIRED,
                    reason(
                            expired.port(),
                            p -> p.serverPemPath(ours.expiredServer().certificate())));
        }
    }

    @Test
    void open_tlsToAPlaintextPort_saysSo() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            LinkException e = failure(server.port(), p -> p.secure(true));
            assertEquals(Reason.TLS_ON_PLAINTEXT_PORT, e.reason());
            assertTrue(e.failure().remedy().contains("http://"), e.failure().remedy());
        }
    }

    @Test
    void open_keyOfAnotherCertificate_namesBothFiles() {
        Path certificate = ours.client().certificate();
        Path key = ours.server().key();
        ExecutionException e = assertThrows(
                ExecutionException.class,
                () -> transport
                        .open(request(
                                "127.0.0.1",
                                1,
                                p -> p.clientPemPath(certificate).clientKeyPath(key)))
                        .result()
                        .get());
        assertEquals(
                "client_key_path: the key in " + key + " is not the one of the certificate in client_pem_path, "
                        + certificate,
                e.getCause().getMessage());
    }

    @Test
    void open_missingFile_namesParameterAndPath() {
        Path missing = folder.resolve("missing.pem");
        ExecutionException e = assertThrows(
                ExecutionException.class,
                () -> transport
                        .open(request("127.0.0.1", 1, p -> p.caPemPath(missing)))
                        .result()
                        .get());
        ParameterException wrong = assertInstanceOf(ParameterException.class, e.getCause());
        assertEquals("ca_pem_path", wrong.parameter());
        assertEquals("ca_pem_path: the file " + missing + " cannot be used: there is no such file", wrong.getMessage());
    }
}
