package dev.connections4j.cli;

import static dev.connections4j.cli.DoctorTest.line;
import static dev.connections4j.cli.DoctorTest.seen;
import static dev.connections4j.cli.DoctorTlsTest.doctor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.standin.certificates.TestStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificates the doctor shows of the TLS files. */
final class DoctorTlsFilesTest {
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
    void doctor_stores_areShownAndUsedByEachProbe() {
        TestStores stores = new TestStores("JKS", "canary");
        try (MilvusStandIn server = MilvusStandIn.builder()
                .user("root", "Milvus")
                .tls(certificates.server())
                .clientCertificatesOf(certificates.authority())
                .start()) {
            Path trust = stores.trusting(folder.resolve("trust.jks"), certificates.authority());
            Path keys = stores.of(folder.resolve("keys.jks"), certificates.client());
            String[] options = {
                "--trust-store-path",
                trust.toString(),
                "--key-store-path",
                keys.toString(),
                "--key-store-password",
                "canary"
            };
            Command.Ran ran = doctor(folder, server.address(), options);
            assertEquals(0, ran.exit(), ran.all());
            assertFalse(ran.all().contains("canary"), ran.all());
            List<JsonObject> files = ran.lines().subList(0, 2);
            assertTrue(
                    files.get(0)
                            .get("seen")
                            .getAsString()
                            .matches(Pattern.quote(trust + ", trusted: CN=Connections4J test authority, ")
                                    + "issued by itself, (29|30) days left, until [0-9-]+"),
                    ran.out());
            assertTrue(
                    files.get(1)
                            .get("seen")
                            .getAsString()
                            .matches(Pattern.quote(keys + ", the client's: CN=client, ")
                                    + "issued by CN=Connections4J test authority, (29|30) days left, until [0-9-]+"),
                    ran.out());
        }
    }

    @Test
    void doctor_expiredClientCertificate_isShownAndNamedByTheRefusal() {
        TestIdentity expired = certificates.expiredClient();
        try (MilvusStandIn server = MilvusStandIn.builder()
                .tls(certificates.server())
                .clientCertificatesOf(certificates.authority())
                .start()) {
            Command.Ran ran = doctor(
                    folder,
                    server.address(),
                    "--ca-pem-path",
                    certificates.authority().toString(),
                    "--client-pem-path",
                    expired.certificate().toString(),
                    "--client-key-path",
                    expired.key().toString());
            assertEquals(1, ran.exit());
            assertEquals(
                    List.of("✓ tls_file", "✗ tls_file"), DoctorTest.steps(ran).subList(0, 2));
            assertTrue(seen(ran, "tls_file").matches(".*, expired [67] days ago, on [0-9-]+"), ran.out());
            assertTrue(seen(ran, "tls").contains("which expired on "), ran.out());
            assertEquals(
                    "renew the certificate in client_pem_path, and check both clocks",
                    line(ran, "tls").get("remedy").getAsString());
        }
    }

    @Test
    void doctor_bundle_isOneLineAndThoseThatExpired() throws IOException {
        String authority = Files.readString(certificates.authority());
        String expired = Files.readString(certificates.expiredClient().certificate());
        Path bundle = Files.writeString(folder.resolve("bundle.pem"), authority.repeat(6) + expired);
        try (MilvusStandIn server = server(certificates.server())) {
            Command.Ran ran = doctor(folder, server.address(), "--ca-pem-path", bundle.toString());
            assertEquals(0, ran.exit(), ran.all());
            assertEquals(
                    List.of("✗ tls_file", "✓ tls_file", "✓ name_lookup"),
                    DoctorTest.steps(ran).subList(0, 3));
            assertTrue(
                    seen(ran, "tls_file")
                            .startsWith(
                                    bundle + ", trusted: 7 certificates, 6 of them valid now, the first to expire is"
                                            + " CN=Connections4J test authority, issued by itself, "),
                    ran.out());
        }
    }

    @Test
    void doctor_controlCharactersInACertificate_areNotShown() {
        try (MilvusStandIn server = server(certificates.serverOfControlCharacters())) {
            Command.Ran ran = doctor(
                    folder,
                    server.address(),
                    "--ca-pem-path",
                    certificates.authority().toString());
            assertEquals(0, ran.exit(), ran.all());
            assertTrue(seen(ran, "certificate").startsWith("CN=red [31m line, for localhost, "), ran.out());
        }
    }

    private static MilvusStandIn server(TestIdentity identity) {
        return MilvusStandIn.builder().user("root", "Milvus").tls(identity).start();
    }
}
