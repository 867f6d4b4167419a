package dev.connections4j.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import dev.connections4j.testkit.FaultyPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class OkHttpProxyTest {
    private static Links through(int proxyPort) {
        return Links.to("milvus.example", 19530)
                .with(Parameters.PROXY_ADDRESS, new ProxyAddress(new HostPort("127.0.0.1", proxyPort), null, null));
    }

    @Test
    void open_proxy_getsTheNameUnresolvedAndNoCredentials() throws IOException {
        try (MilvusStandIn server = MilvusStandIn.open();
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            Links links = through(proxy.port());
            TransportLink link = links.open();
            assertEquals("v2.3.5-standin", link.serverInfo().buildTags());
            assertTrue(links.stages.durations().containsKey(Stage.PROXY));
            assertFalse(links.stages.durations().containsKey(Stage.NAME_LOOKUP));
            assertTrue(proxy.requests().get(0).startsWith("CONNECT milvus.example:19530 HTTP/1.1\r\n"));
            assertFalse(proxy.requests().get(0).contains("Proxy-Authorization"));
            assertEquals("milvus.example:19530", server.calls("Connect").get(0).authority());
            Links.guarded(link.close());
        }
    }

    @Test
    void open_proxyWithCredentials_getsThem() throws IOException {
        try (MilvusStandIn server = MilvusStandIn.open();
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            Links links = Links.to("milvus.example", 19530)
                    .with(
                            Parameters.PROXY_ADDRESS,
                            new ProxyAddress(new HostPort("127.0.0.1", proxy.port()), "svc", Secret.of("canary")));
            Links.guarded(links.open().close());
            String credentials = Base64.getEncoder().encodeToString("svc:canary".getBytes(StandardCharsets.UTF_8));
            assertTrue(proxy.requests().get(0).contains("Proxy-Authorization: Basic " + credentials + "\r\n"));
        }
    }

    @Test
    void open_proxyAndTls_handshakesThroughTheTunnel(@TempDir Path folder) throws IOException {
        TestCertificates certificates = new TestCertificates(folder);
        try (MilvusStandIn server = MilvusStandIn.builder()
                        .tls(certificates.serverNamed("milvus.example"))
                        .start();
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            Links links = through(proxy.port()).with(Parameters.CA_PEM_PATH, certificates.authority());
            Links.guarded(links.open().close());
            assertTrue(links.stages.durations().containsKey(Stage.TLS));
        }
    }

    @Test
    void open_proxyRefuses_isProxyFailedWithItsWords() throws IOException {
        try (ConnectProxy proxy = ConnectProxy.refusing("407 Proxy Authentication Required")) {
            LinkException failure = through(proxy.port()).fails();
            assertEquals(Reason.PROXY_FAILED, failure.reason());
            assertEquals(Stage.PROXY, failure.stage());
            assertTrue(
                    failure.failure().problem().contains("127.0.0.1:" + proxy.port()),
                    failure.failure().problem());
            assertTrue(
                    failure.failure().problem().contains("407 Proxy Authentication Required"),
                    failure.failure().problem());
        }
    }

    @Test
    void open_proxyIsNone_isProxyFailed() {
        try (FaultyPort closing = FaultyPort.closing();
                FaultyPort garbage = FaultyPort.garbage()) {
            assertEquals(Reason.PROXY_FAILED, through(closing.port()).fails().reason());
            assertEquals(Reason.PROXY_FAILED, through(garbage.port()).fails().reason());
            assertEquals(
                    Reason.PROXY_FAILED, through(FaultyPort.refusing()).fails().reason());
        }
    }

    @Test
    void open_serverBehindTheProxyCloses_isClosed() throws IOException {
        try (FaultyPort closing = FaultyPort.closing();
                ConnectProxy proxy = ConnectProxy.to(closing.port())) {
            assertEquals(Reason.CLOSED, through(proxy.port()).fails().reason());
        }
    }
}
