package dev.connections4j.cli;

import static dev.connections4j.cli.DoctorTest.assertReason;
import static dev.connections4j.cli.DoctorTest.line;
import static dev.connections4j.cli.DoctorTest.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.Reason;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.RecordedCall;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.testkit.ConnectProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorTlsTest {
    private static final List<String> BEFORE = List.of("✓ name_lookup", "✓ tcp");
    private static final List<String> TRUSTING = List.of("✓ tls_file", "✓ name_lookup", "✓ tcp");
    private static final List<String> AFTER_UNTRUSTED =
            List.of("✗ tls", "✗ certificate", "✓ tls", "✓ http2", "✓ grpc", "✓ milvus", "✗ authorization");

    @TempDir
    static Path shared;

    private static TestCertificates certificates;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() {
        certificates = new TestCertificates(shared);
    }

    @Test
    void doctor_trustedServer_everyStepIsFine() {
        try (MilvusStandIn server = start(certificates.server())) {
            Command.Ran ran = doctor(server, "--ca-pem-path", authority());
            assertEquals(0, ran.exit(), ran.all());
            assertEquals(
                    steps(
                            TRUSTING,
                            List.of(
                                    "✓ tls",
                                    "✓ certificate",
                                    "✓ http2",
                                    "✓ grpc",
                                    "✓ milvus",
                                    "✓ authorization",
                                    "✓ database")),
                    DoctorTest.steps(ran));
            assertTrue(seen(ran, "tls").matches("TLSv1\\.3, TLS_\\w+, ALPN h2"), ran.out());
            assertTrue(
                    seen(ran, "certificate")
                            .matches("CN=server, for localhost, 127\\.0\\.0\\.1, "
                                    + "issued by CN=Connections4J test authority, 29 days left, until [0-9-]+"),
                    ran.out());
        }
    }

    @Test
    void doctor_untrustedServer_looksOnWithoutCredentials() {
        try (MilvusStandIn server = start(certificates.server())) {
            Command.Ran ran = doctor(server, "--secure");
            assertEquals(1, ran.exit());
            assertEquals(steps(BEFORE, AFTER_UNTRUSTED), DoctorTest.steps(ran));
            assertReason(
                    Reason.TLS_UNTRUSTED,
                    "; if it is one that this machine trusts, the server must send the certificate of"
                            + " CN=Connections4J test authority too (fullchain.pem, not cert.pem)",
                    first(ran, "tls"));
            assertEquals("the server requires credentials, and yours were kept back", seen(ran, "authorization"));
            assertNoCredentials(server);
        }
    }

    @Test
    void doctor_wrongName_showsTheNamesAndLooksOnWithoutCredentials() {
        try (MilvusStandIn server = start(certificates.serverNamed("milvus.example"))) {
            Command.Ran ran = doctor(server, "--ca-pem-path", authority(), "--transport", "okhttp");
            assertEquals(1, ran.exit());
            assertEquals(steps(TRUSTING, AFTER_UNTRUSTED), DoctorTest.steps(ran));
            assertReason(Reason.TLS_WRONG_NAME, first(ran, "tls"));
            assertTrue(seen(ran, "certificate").contains(", for milvus.example, "), ran.out());
            assertNoCredentials(server);
        }
    }

    @Test
    void doctor_nameThatTlsRefuses_saysWhatAConnectSaysAndLooksOnWithoutCredentials() {
        try (MilvusStandIn server = start(certificates.server())) {
            String address = "milvus_standalone:" + server.port();
            Command.Ran ran = doctor(address, "--ca-pem-path", authority());
            assertEquals(1, ran.exit());
            assertEquals(
                    steps(TRUSTING, List.of("✗ tls", "✓ tls", "✓ http2", "✓ grpc", "✓ milvus", "✗ authorization")),
                    DoctorTest.steps(ran));
            JsonObject refused = first(ran, "tls");
            assertEquals(
                    "the JDK's TLS refuses the name milvus_standalone, for it holds '_'; letters, digits and '-' inside"
                            + " of labels are allowed",
                    refused.get("seen").getAsString());
            assertEquals("TLS_WRONG_NAME", refused.get("reason").getAsString());
            assertEquals(
                    "set server_name to a name that the server's certificate has",
                    refused.get("remedy").getAsString());
            assertNoCredentials(server);
            Command.Ran named = doctor(address, "--ca-pem-path", authority(), "--server-name", "localhost");
            assertEquals(0, named.exit(), named.all());
        }
    }

    @Test
    void doctor_expired_showsTheDaysAndLooksOnWithoutCredentials() {
        try (MilvusStandIn server = start(certificates.expiredServer())) {
            Command.Ran ran = doctor(server, "--ca-pem-path", authority());
            assertEquals(1, ran.exit());
            assertEquals(steps(TRUSTING, AFTER_UNTRUSTED), DoctorTest.steps(ran));
            assertReason(Reason.TLS_EXPIRED, first(ran, "tls"));
            assertTrue(seen(ran, "certificate").matches(".*, expired [67] days ago, on [0-9-]+"), ran.out());
            assertNoCredentials(server);
        }
    }

    @Test
    void doctor_leafWithoutItsIntermediate_saysWhatAConnectSays() {
        try (MilvusStandIn server = start(certificates.serverOfIntermediate())) {
            Command.Ran ran = doctor(server, "--ca-pem-path", authority());
            assertEquals(1, ran.exit());
            assertEquals(steps(TRUSTING, AFTER_UNTRUSTED), DoctorTest.steps(ran));
            JsonObject refused = first(ran, "tls");
            ConnectFailedException failure =
                    assertThrows(ConnectFailedException.class, () -> connect("localhost:" + server.port()));
            assertEquals(failure.reason().name(), refused.get("reason").getAsString());
            assertTrue(
                    refused.get("seen").getAsString().contains("the issuer CN=intermediate is not a trusted"),
                    ran.out());
            for (String part : List.of("seen", "remedy")) {
                String said = refused.get(part).getAsString();
                assertTrue(failure.getMessage().contains(said), failure.getMessage() + " has " + said);
            }
            assertNoCredentials(server);
        }
    }

    private static void connect(String address) {
        try (ConnectionRegistry registry = ConnectionRegistry.builder()
                .environment(Map.of())
                .withoutDotEnv()
                .build()) {
            registry.connect("books", p -> p.address(address).transport("netty").caPemPath(certificates.authority()));
        }
    }

    @Test
    void doctor_plaintextToTlsPort_saysSoAndTriesTls() {
        try (MilvusStandIn server = start(certificates.server())) {
            Command.Ran ran = doctor(server, "--secure", "false");
            assertEquals(1, ran.exit());
            assertEquals(steps(steps(BEFORE, List.of("✗ http2")), AFTER_UNTRUSTED), DoctorTest.steps(ran));
            assertReason(Reason.PLAINTEXT_ON_TLS_PORT, first(ran, "http2"));
            assertTrue(first(ran, "tls").get("seen").getAsString().startsWith("tried though plaintext was asked for"));
            assertNoCredentials(server);
        }
    }

    @Test
    void doctor_tlsToPlaintextPort_saysSoAndTriesPlaintext() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().user("root", "Milvus").start()) {
            Command.Ran ran = doctor(server, "--secure");
            assertEquals(1, ran.exit());
            assertEquals(
                    steps(BEFORE, List.of("✗ tls", "✓ http2", "✓ grpc", "✓ milvus", "✗ authorization")),
                    DoctorTest.steps(ran));
            assertReason(Reason.TLS_ON_PLAINTEXT_PORT, first(ran, "tls"));
            assertNoCredentials(server);
        }
    }

    @Test
    void doctor_noClientCertificate_saysSo() {
        try (MilvusStandIn server = MilvusStandIn.builder()
                .tls(certificates.server())
                .clientCertificatesOf(certificates.authority())
                .start()) {
            Command.Ran ran = doctor(server, "--ca-pem-path", authority());
            assertEquals(1, ran.exit());
            assertReason(Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, line(ran, "tls"));
            TestIdentity client = certificates.client();
            Command.Ran shown = doctor(
                    server,
                    "--ca-pem-path",
                    authority(),
                    "--client-pem-path",
                    client.certificate().toString(),
                    "--client-key-path",
                    client.key().toString());
            assertEquals(0, shown.exit(), shown.all());
        }
    }

    @Test
    void doctor_clientCertificateOfAnotherAuthority_isNotAccepted() throws IOException {
        TestIdentity stranger = new TestCertificates(Files.createDirectory(folder.resolve("strangers"))).client();
        try (MilvusStandIn server = MilvusStandIn.builder()
                .tls(certificates.server())
                .clientCertificatesOf(certificates.authority())
                .start()) {
            Command.Ran ran = doctor(
                    server,
                    "--ca-pem-path",
                    authority(),
                    "--client-pem-path",
                    stranger.certificate().toString(),
                    "--client-key-path",
                    stranger.key().toString());
            assertEquals(1, ran.exit());
            assertReason(Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, line(ran, "tls"));
            assertEquals("the server does not accept the client's certificate", seen(ran, "tls"));
        }
    }

    @Test
    void doctor_plaintextToTlsBehindAProxy_saysSoOfTheServer() {
        try (MilvusStandIn server = start(certificates.server());
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            Command.Ran ran = doctor(server, "--proxy-address", "127.0.0.1:" + proxy.port());
            assertReason(Reason.PLAINTEXT_ON_TLS_PORT, first(ran, "http2"));
            assertEquals(
                    server.address() + " behind the proxy 127.0.0.1:" + proxy.port()
                            + " does not answer plaintext, but answers TLS",
                    first(ran, "http2").get("seen").getAsString());
            assertNoCredentials(server);
        }
    }

    private static MilvusStandIn start(TestIdentity identity) {
        return MilvusStandIn.builder().user("root", "Milvus").tls(identity).start();
    }

    private static String authority() {
        return certificates.authority().toString();
    }

    private Command.Ran doctor(MilvusStandIn server, String... options) {
        return doctor(server.address(), options);
    }

    private Command.Ran doctor(String address, String... options) {
        return doctor(folder, address, options);
    }

    /** Asks a server with an account, whose password must not be shown. */
    static Command.Ran doctor(Path folder, String address, String... options) {
        Command.Ran ran = new Command(folder)
                .environment("MILVUS_TRANSPORT", "netty")
                .run(Stream.concat(
                                Stream.of("doctor", "--json", "--address", address, "--token", "root:Milvus"),
                                Stream.of(options))
                        .toArray(String[]::new));
        assertFalse(ran.all().contains("root:Milvus"), ran.all());
        return ran;
    }

    private static JsonObject first(Command.Ran ran, String step) {
        return ran.lines().stream()
                .filter(line -> line.get("step").getAsString().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private static void assertNoCredentials(MilvusStandIn server) {
        List<RecordedCall> calls = server.calls();
        assertFalse(calls.isEmpty(), "the server was called");
        calls.forEach(call -> assertTrue(call.header("authorization").isEmpty(), "credentials were sent"));
    }

    private static List<String> steps(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
