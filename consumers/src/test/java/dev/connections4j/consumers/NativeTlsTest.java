package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.certificates.TestIdentity;
import dev.connections4j.standin.certificates.TestStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can go wrong in TLS, with BoringSSL on a module path, where Netty's own code reads fewer modules than on a class path. */
class NativeTlsTest {
    private static final String PASSWORD = "changeit";
    private static final String JUNIT = System.getProperty("consumers.junit.version");
    private static final int FAULTS = 21;
    private static final Pattern TALLY =
            Pattern.compile("faults with their reason: (?<passed>\\d+) of (?<found>\\d+), modules, BoringSSL: true");

    @TempDir
    private Path folder;

    static Stream<Arguments> nettyBasedByJdk() {
        return Jdk.all().stream().flatMap(jdk -> Stream.of("netty", "armeria").map(t -> Arguments.of(t, jdk)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("nettyBasedByJdk")
    void boringSslOnTheModulePath_eachFaultHasItsReason(String transport, Jdk jdk) throws IOException {
        TestCertificates own = new TestCertificates(Files.createDirectory(folder.resolve("own")));
        TestCertificates others = new TestCertificates(Files.createDirectory(folder.resolve("others")));
        Consumer consumer = new Consumer(
                "tls-" + transport,
                "tls",
                "",
                List.of(),
                List.of(Consumer.ours("transport-" + transport), Consumer.ours("netty-natives")),
                "");
        try (MilvusStandIn good = start(own.server());
                MilvusStandIn named = start(own.serverNamed("milvus.example"));
                MilvusStandIn expired = start(own.expiredServer());
                MilvusStandIn foreign = start(others.server());
                MilvusStandIn mutual = MilvusStandIn.builder()
                        .tls(own.server())
                        .clientCertificatesOf(own.authority())
                        .start()) {
            String ca = "&ca_pem_path=" + own.authority();
            String client = "&client_pem_path=" + own.client().certificate() + "&client_key_path="
                    + own.client().key();
            TestStores stores = new TestStores("PKCS12", PASSWORD);
            String trustStore = "&trust_store_path="
                    + stores.trusting(folder.resolve("trust.p12"), own.authority())
                    + "&trust_store_password=" + PASSWORD;
            String keyStore = "&key_store_path=" + stores.of(folder.resolve("keys.p12"), own.client())
                    + "&key_store_password=" + PASSWORD;
            String encrypted = "&client_pem_path=" + own.client().certificate() + "&client_key_path="
                    + stores.encryptedKey(folder.resolve("encrypted.key"), own.client()) + "&client_key_password="
                    + PASSWORD;
            Finished run = jdk.runModule(
                    Built.of(consumer),
                    Map.of(),
                    "good" + at(good) + ca,
                    "named" + at(named) + ca,
                    "served" + at(good) + ca + "&server_name=milvus.example",
                    "expired" + at(expired) + ca,
                    "foreign" + at(foreign) + ca,
                    "unknown" + at(good) + "&secure=true",
                    "mutual" + at(mutual) + ca + client,
                    "stores" + at(mutual) + trustStore + keyStore,
                    "encrypted" + at(mutual) + ca + encrypted,
                    "anonymous" + at(mutual) + ca);
            assertEquals(0, run.exitCode(), run.output());
            assertSaid(run, "good: connected over " + transport);
            assertSaid(run, "named: TLS_WRONG_NAME, ");
            assertSaid(run, ": No subject alternative names matching IP address 127.0.0.1 found. Remedy: ");
            assertSaid(run, "served: TLS_WRONG_NAME, ");
            assertSaid(run, ": No subject alternative DNS name matching milvus.example found. Remedy: ");
            assertSaid(run, "expired: TLS_EXPIRED, ");
            assertSaid(run, "foreign: TLS_UNTRUSTED, ");
            assertSaid(run, "unknown: TLS_UNTRUSTED, ");
            assertSaid(run, "mutual: connected over " + transport);
            assertSaid(run, "stores: connected over " + transport);
            assertSaid(run, "encrypted: connected over " + transport);
            assertSaid(run, "anonymous: TLS_CLIENT_CERTIFICATE_REQUIRED, ");
            assertSaid(run, "modules, BoringSSL: true");
        }
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("nettyBasedByJdk")
    void boringSslOnTheModulePath_passesTheMatrixOfFaults(String transport, Jdk jdk) {
        Consumer consumer = new Consumer(
                "faults-" + transport,
                "faults",
                "",
                List.of(),
                List.of(
                        Consumer.ours("transport-" + transport),
                        Consumer.ours("netty-natives"),
                        Consumer.ours("testkit"),
                        "org.junit.jupiter:junit-jupiter-engine:" + JUNIT,
                        "org.junit.platform:junit-platform-launcher:" + JUNIT),
                "");
        Finished run = jdk.runModule(Built.of(consumer), Map.of(), transport);
        assertEquals(0, run.exitCode(), run.output());
        Matcher tally = TALLY.matcher(run.output());
        assertTrue(tally.find(), run.output());
        assertEquals(tally.group("found"), tally.group("passed"), run.output());
        assertTrue(Integer.parseInt(tally.group("found")) >= FAULTS, run.output());
    }

    private static MilvusStandIn start(TestIdentity identity) {
        return MilvusStandIn.builder().tls(identity).start();
    }

    private static String at(MilvusStandIn server) {
        return "?address=127.0.0.1:" + server.port();
    }

    private static void assertSaid(Finished run, String words) {
        assertTrue(run.output().contains(words), words + " is not in\n" + run.output());
    }
}
