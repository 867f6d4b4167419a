package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ParameterException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.StandInBuilder;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.standin.roundtrips.RawSockets;
import dev.connections4j.testkit.Await;
import io.grpc.ConnectivityState;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS from files, from an SSLContext, one-way and mutual, and what goes wrong with it: each fault has an hour and fails at once. */
abstract class TlsContract extends ContractPart {
    @TempDir
    static Path folder;

    private static TestCertificates certificates;
    private static TestCertificates strangers;

    TlsContract(String transport) {
        super(transport);
    }

    @BeforeAll
    static void makeAuthorities() throws Exception {
        certificates = new TestCertificates(Files.createDirectory(folder.resolve("ours")));
        strangers = new TestCertificates(Files.createDirectory(folder.resolve("strangers")));
    }

    @Override
    StandInBuilder options() {
        return MilvusStandIn.builder().tls(certificates.server());
    }

    private static void trusting(ConnectionParameters.Builder p) {
        p.caPemPath(certificates.authority());
    }

    private MilvusStandIn start(StandInBuilder options) {
        return closing(options.start());
    }

    private void assertServes(MilvusStandIn target, Consumer<ConnectionParameters.Builder> tls) {
        assertEquals(
                "hello", Calls.echo(registry.connect(ALIAS, to(target, tls)).channel()));
        registry.disconnect(ALIAS);
    }

    private ConnectFailedException failure(MilvusStandIn target, Consumer<ConnectionParameters.Builder> tls) {
        ConnectFailedException failure =
                assertThrows(ConnectFailedException.class, () -> registry.connect(ALIAS, to(target, tls)));
        assertTrue(failure.getMessage().contains("Remedy: " + failure.failure().remedy()), failure.getMessage());
        assertFalse(registry.hasConnection(ALIAS));
        return failure;
    }

    @Test
    void connect_caFileAlone_isSecureAndTakesTheTimeOfTls() {
        Connection connection = connect(ALIAS, TlsContract::trusting);
        assertEquals("hello", Calls.echo(connection.channel()));
        assertTrue(
                connection.timings().of(Stage.TLS).isPresent(),
                connection.timings().toString());
        assertEquals(true, registry.getConnectionAddr(ALIAS).get("secure"));
        assertEquals(1, server.acceptedSockets());
    }

    @Test
    void connect_httpsUri_speaksTls() {
        Connection connection = registry.connect(
                ALIAS,
                p -> p.uri("https://" + server.address())
                        .caPemPath(certificates.authority())
                        .transport(transport));
        assertEquals("hello", Calls.echo(connection.channel()));
    }

    @Test
    void connect_serversOwnCertificate_isTrusted() {
        assertServes(server, p -> p.serverPemPath(certificates.server().certificate()));
    }

    @Test
    void connect_bundleWhoseBlocksAreGlued_trustsAllOfThem() throws Exception {
        String glued = Files.readString(strangers.authority()).strip() + Files.readString(certificates.authority());
        Path bundle = Files.writeString(folder.resolve("glued.pem"), glued);
        assertServes(server, p -> p.caPemPath(bundle));
    }

    @Test
    void connect_fileThatIsNoPem_isRefusedBeforeDialling() throws Exception {
        Path der = folder.resolve("authority.der");
        try (InputStream pem = Files.newInputStream(certificates.authority())) {
            Files.write(
                    der,
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(pem)
                            .getEncoded());
        }
        ParameterException refused = assertThrows(
                ParameterException.class, () -> registry.connect(ALIAS, to(server, p -> p.caPemPath(der))));
        assertEquals(
                "ca_pem_path: the file " + der + " cannot be used: it is a certificate in DER, not PEM; convert it by"
                        + " openssl x509 -inform der",
                refused.getMessage());
        assertEquals(0, server.acceptedSockets());
    }

    @Test
    void connect_keyUnderAnotherLabel_isUsed() throws Exception {
        MilvusStandIn mutual = start(options().clientCertificatesOf(certificates.authority()));
        TestIdentity client = certificates.client();
        String key = Files.readString(client.key()).replace(" PRIVATE KEY", " RSA PRIVATE KEY");
        Path odd = Files.writeString(folder.resolve("odd.key"), key);
        assertServes(
                mutual,
                p -> p.caPemPath(certificates.authority())
                        .clientPemPath(client.certificate())
                        .clientKeyPath(odd));
    }

    @Test
    void connect_sslContext_isUsed() throws Exception {
        SSLContext context = RawSockets.trusting(certificates.authority());
        assertServes(server, p -> p.secure(true).sslContext(context));
    }

    @Test
    void connect_serverName_isVerifiedAndTheAuthority() {
        MilvusStandIn named = start(MilvusStandIn.builder().tls(certificates.serverNamed("milvus.test")));
        assertServes(named, p -> p.caPemPath(certificates.authority()).serverName("milvus.test"));
        String authority = named.calls("Echo").get(0).authority();
        assertTrue(authority.startsWith("milvus.test"), authority);
    }

    @Test
    void connect_clientCertificate_isShown() {
        TestIdentity client = certificates.client();
        MilvusStandIn mutual = start(options().clientCertificatesOf(certificates.authority()));
        assertServes(
                mutual,
                p -> p.caPemPath(certificates.authority())
                        .clientPemPath(client.certificate())
                        .clientKeyPath(client.key()));
    }

    @Test
    void nextCall_socketWasCut_connectsAgainOverTls() {
        Connection connection = connect(ALIAS, TlsContract::trusting);
        server.cutSockets();
        Await.until("the loss is noticed", () -> connection.state() != ConnectivityState.READY);
        assertEquals("hello", Calls.echo(connection.channel()));
        assertEquals(2, connects());
    }

    @Test
    void connect_strangersCertificate_isUntrusted() {
        ConnectFailedException failure = failure(server, p -> p.caPemPath(strangers.authority()));
        assertEquals(Reason.TLS_UNTRUSTED, failure.reason());
        assertEquals(Stage.TLS, failure.stage().orElseThrow());
        assertEquals(Reason.TLS_UNTRUSTED, failure(server, p -> p.secure(true)).reason());
    }

    @Test
    void connect_certificateForAnotherName_isWrongName() {
        MilvusStandIn named = start(MilvusStandIn.builder().tls(certificates.serverNamed("milvus.test")));
        ConnectFailedException failure = failure(named, TlsContract::trusting);
        assertEquals(Reason.TLS_WRONG_NAME, failure.reason());
        assertEquals(Stage.TLS, failure.stage().orElseThrow());
        assertEquals(
                Reason.TLS_WRONG_NAME,
                failure(server, p -> p.caPemPath(certificates.authority()).serverName("milvus.test"))
                        .reason());
    }

    @Test
    void connect_expiredCertificate_isExpired() {
        MilvusStandIn expired = start(MilvusStandIn.builder().tls(certificates.expiredServer()));
        ConnectFailedException failure = failure(expired, TlsContract::trusting);
        assertEquals(Reason.TLS_EXPIRED, failure.reason());
        assertEquals(Stage.TLS, failure.stage().orElseThrow());
    }

    @Test
    void connect_tlsToAPlaintextPort_saysSo() {
        MilvusStandIn plain = start(MilvusStandIn.builder());
        assertEquals(
                Reason.TLS_ON_PLAINTEXT_PORT,
                failure(plain, TlsContract::trusting).reason());
    }

    @Test
    void connect_plaintextToATlsPort_saysSo() {
        ConnectFailedException failure = failure(server, p -> {});
        assertEquals(Reason.PLAINTEXT_ON_TLS_PORT, failure.reason(), failure.getMessage());
        assertEquals(Stage.HTTP2, failure.stage().orElseThrow());
        MilvusStandIn mutual = start(options().clientCertificatesOf(certificates.authority()));
        assertEquals(Reason.PLAINTEXT_ON_TLS_PORT, failure(mutual, p -> {}).reason());
    }

    /** With TLS 1.3 the handshake itself succeeds, and the alert comes with the first read. */
    @Test
    void connect_mutualTlsWithoutClientCertificate_isRequired() {
        MilvusStandIn mutual = start(options().clientCertificatesOf(certificates.authority()));
        ConnectFailedException failure = failure(mutual, TlsContract::trusting);
        assertEquals(Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, failure.reason(), failure.getMessage());
        assertEquals(Stage.TLS, failure.stage().orElseThrow());
        assertTrue(failure.getMessage().contains("the server wants a client certificate"), failure.getMessage());
    }

    @Test
    void connect_mutualTlsWithAStrangersCertificate_isRequired() {
        TestIdentity stranger = strangers.client();
        MilvusStandIn mutual = start(options().clientCertificatesOf(certificates.authority()));
        ConnectFailedException failure = failure(
                mutual,
                p -> p.caPemPath(certificates.authority())
                        .clientPemPath(stranger.certificate())
                        .clientKeyPath(stranger.key()));
        assertEquals(Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, failure.reason(), failure.getMessage());
        assertTrue(
                failure.getMessage().contains("the server does not accept the client's certificate"),
                failure.getMessage());
    }
}
