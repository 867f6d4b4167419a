package dev.connections4j.sdk.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.sdk.MilvusClients;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.standin.servers.RealServers;
import dev.connections4j.standin.servers.ServerCertificates;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.client.RetryConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's operations on real servers: the SDK on its own channel first, then on a connection over each transport, with equal outcomes. */
@Timeout(900)
class RealServersTest {
    private static final List<String> TRANSPORTS = List.of("netty", "okhttp", "armeria");

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;

    @BeforeAll
    static void certify() throws IOException {
        certificates = new TestCertificates(folder);
    }

    private static ServerCertificates files() {
        return new ServerCertificates(
                certificates.server().certificate(), certificates.server().key(), certificates.authority());
    }

    @Test
    void plain() {
        int port = RealServers.plain().port();
        List<String> outcomes = compare(own(port), p -> p.address("127.0.0.1:" + port), Shelf.withOneVector());
        assertHybrid(outcomes, "failed: RPC_ERROR, 0, UNIMPLEMENTED");
    }

    @Test
    void authorization() {
        int port = RealServers.authorization().port();
        compare(
                own(port).token("root:Milvus"),
                p -> p.address("127.0.0.1:" + port).user("root").password("Milvus"),
                Shelf.withOneVector());
    }

    @Test
    void tls() {
        int port = RealServers.tls(files()).port();
        compare(
                ConnectConfig.builder()
                        .uri("https://localhost:" + port)
                        .secure(true)
                        .serverName("localhost")
                        .serverPemPath(certificates.authority().toString()),
                p -> p.address("localhost:" + port).caPemPath(certificates.authority()),
                Shelf.withOneVector());
    }

    @Test
    void mutualTls() {
        int port = RealServers.mutualTls(files()).port();
        compare(
                ConnectConfig.builder()
                        .uri("https://localhost:" + port)
                        .secure(true)
                        .serverName("localhost")
                        .caPemPath(certificates.authority().toString())
                        .clientPemPath(certificates.client().certificate().toString())
                        .clientKeyPath(certificates.client().key().toString()),
                p -> p.address("localhost:" + port)
                        .caPemPath(certificates.authority())
                        .clientPemPath(certificates.client().certificate())
                        .clientKeyPath(certificates.client().key()),
                Shelf.withOneVector());
    }

    @Test
    void lite() {
        int port = RealServers.lite().port();
        List<String> outcomes = compare(own(port), p -> p.address("127.0.0.1:" + port), Shelf.withTwoVectors());
        assertHybrid(outcomes, "[7 ");
    }

    /** The build runs this class on several. */
    @Test
    void versionOfTheSdk_isTheOneMeant() {
        String jar = MilvusClientV2.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        assertTrue(jar.contains("milvus-sdk-java-" + System.getProperty("sdk.expected", "")), jar);
    }

    static ConnectConfig.ConnectConfigBuilder own(int port) {
        return ConnectConfig.builder().uri("http://127.0.0.1:" + port);
    }

    private static List<String> compare(
            ConnectConfig.ConnectConfigBuilder config, Consumer<ConnectionParameters.Builder> parameters, Shelf shelf) {
        List<String> expected = compare(config, parameters, client -> outcomes(client, shelf));
        assertTrue(expected.contains("insert -> " + Shelf.ROWS), lines(expected));
        return expected;
    }

    /** The SDK's own, which those over each transport are equal to. */
    static List<String> compare(
            ConnectConfig.ConnectConfigBuilder config,
            Consumer<ConnectionParameters.Builder> parameters,
            Function<MilvusClientV2, List<String>> outcomes) {
        MilvusClientV2 sdk = new MilvusClientV2(config.build());
        List<String> expected;
        try {
            expected = outcomes.apply(sdk);
        } finally {
            sdk.close();
        }
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            for (String transport : TRANSPORTS) {
                registry.connect(
                        transport, p -> parameters.accept(p.transport(transport).timeout(Duration.ofMinutes(1))));
                MilvusClientV2 client = MilvusClients.v2(registry.get(transport));
                assertEquals(lines(expected), lines(outcomes.apply(client)), transport);
                registry.disconnect(transport);
            }
        }
        return expected;
    }

    /** Milvus 2.3.5 has no such call. */
    private static void assertHybrid(List<String> outcomes, String outcome) {
        String expected = "hybrid search -> " + (Outcomes.OLD_SDK ? "not in this version" : outcome);
        assertTrue(outcomes.stream().anyMatch(line -> line.startsWith(expected)), lines(outcomes));
    }

    static String lines(List<String> outcomes) {
        return String.join("\n", outcomes);
    }

    private static List<String> outcomes(MilvusClientV2 client, Shelf shelf) {
        client.retryConfig(RetryConfig.builder()
                .maxRetryTimes(10)
                .maxRetryTimeoutMs(60_000)
                .build());
        Outcomes outcomes = new Outcomes();
        CollectionOperations collections = new CollectionOperations(client, outcomes, shelf);
        VectorOperations vectors = new VectorOperations(client, outcomes, shelf);
        UserOperations users = new UserOperations(client, outcomes);
        users.server();
        collections.databases();
        collections.create();
        collections.partitions();
        vectors.write();
        collections.indexes(shelf.vectors().size() == 1);
        collections.load();
        vectors.change();
        vectors.read();
        vectors.search();
        vectors.iterate();
        collections.aliases();
        users.users();
        collections.end();
        return outcomes.lines();
    }
}
