package dev.connections4j.armeria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.Secret;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.testkit.ConnectProxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links over TLS, and through a proxy. */
class ArmeriaTlsTest {
    @TempDir
    static Path folder;

    private static TestCertificates certificates;

    @BeforeAll
    static void makeCertificates() {
        certificates = new TestCertificates(folder);
    }

    private LinkSupport trusting() {
        return new LinkSupport().with(Parameters.CA_PEM_PATH, certificates.authority());
    }

    @Test
    void open_throughAProxyWithCredentials_asksForTheServerByNameAndSpeaksTlsToIt() {
        try (MilvusStandIn server = MilvusStandIn.builder()
                        .tls(certificates.serverNamed("milvus.example"))
                        .start();
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            LinkSupport support = trusting()
                    .with(
                            Parameters.PROXY_ADDRESS,
                            new ProxyAddress(
                                    new HostPort("127.0.0.1", proxy.port()), "mallory", Secret.of("open sesame")));
            TransportLink link =
                    LinkSupport.await(support.begin("milvus.example", 19530).result());
            String request = proxy.requests().get(0);
            assertTrue(request.startsWith("CONNECT milvus.example:19530 "), request);
            String credentials =
                    Base64.getEncoder().encodeToString("mallory:open sesame".getBytes(StandardCharsets.UTF_8));
            assertTrue(request.toLowerCase(java.util.Locale.ROOT).contains("proxy-authorization: basic "), request);
            assertTrue(request.contains(credentials), "credentials as given");
            assertEquals("milvus.example:19530", server.calls("Connect").get(0).authority());
            assertEquals(
                    EnumSet.of(Stage.TCP, Stage.PROXY, Stage.TLS, Stage.HTTP2, Stage.CONNECT),
                    support.stages.durations().keySet());
            LinkSupport.await(link.close());
        }
    }

    @Test
    void open_throughAProxyToAnotherServerName_verifiesThatName() {
        try (MilvusStandIn server = MilvusStandIn.builder()
                        .tls(certificates.serverNamed("inner.example"))
                        .start();
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            TransportLink link = LinkSupport.await(trusting()
                    .with(
                            Parameters.PROXY_ADDRESS,
                            new ProxyAddress(new HostPort("127.0.0.1", proxy.port()), null, null))
                    .with(Parameters.SERVER_NAME, "inner.example")
                    .begin("outer.example", 443)
                    .result());
            assertTrue(proxy.requests().get(0).startsWith("CONNECT outer.example:443 "));
            assertEquals("inner.example", server.calls("Connect").get(0).authority());
            LinkSupport.await(link.close());
        }
    }

    @Test
    void open_proxyRefuses_isProxyFailedAtThatStage() {
        try (ConnectProxy proxy = ConnectProxy.refusing("407 Proxy Authentication Required")) {
            LinkException failure = new LinkSupport()
                    .with(
                            Parameters.PROXY_ADDRESS,
                            new ProxyAddress(new HostPort("127.0.0.1", proxy.port()), null, null))
                    .failure("milvus.example", 19530);
            assertEquals(Reason.PROXY_FAILED, failure.reason());
            assertEquals(Stage.PROXY, failure.stage());
            assertTrue(
                    failure.failure().problem().contains("407"),
                    failure.failure().problem());
        }
    }

    @Test
    void open_sameMaterialTwice_sharesOneContext() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().tls(certificates.server()).start()) {
            TransportLink first = trusting().open(server.port());
            TransportLink second = trusting().open(server.port());
            assertEquals(1, NettyTlsContexts.inUse());
            LinkSupport.await(first.close());
            assertEquals(1, NettyTlsContexts.inUse());
            LinkSupport.await(second.close());
            assertEquals(0, NettyTlsContexts.inUse());
        }
    }

    @Test
    void open_plaintextToATlsPort_saysSo() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().tls(certificates.server()).start()) {
            LinkException failure = new LinkSupport().failure("127.0.0.1", server.port());
            assertEquals(
                    Reason.PLAINTEXT_ON_TLS_PORT,
                    failure.reason(),
                    failure.failure().problem());
        }
    }

    @Test
    void open_mutualTlsWithoutACertificate_saysSo() {
        try (MilvusStandIn server = MilvusStandIn.builder()
                .tls(certificates.server())
                .clientCertificatesOf(certificates.authority())
                .start()) {
            LinkException failure = trusting().failure("127.0.0.1", server.port());
            assertEquals(Reason.TLS_CLIENT_CERTIFICATE_REQUIRED, failure.reason());
        }
    }
}
