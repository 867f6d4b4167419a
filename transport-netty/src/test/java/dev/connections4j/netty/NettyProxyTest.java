package dev.connections4j.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.testkit.ConnectProxy;
import dev.connections4j.testkit.FaultyPort;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NettyProxyTest extends LinkTests {
    private TransportLink through(String proxy, Consumer<ConnectionParameters.Builder> more) throws Exception {
        return transport
                .open(request("milvus.example", 19530, p -> more.accept(p.proxyAddress(proxy))))
                .result()
                .get(30, TimeUnit.SECONDS);
    }

    private LinkException failing(int proxyPort) throws Exception {
        return failure(transport.open(request("milvus.example", 19530, p -> p.proxyAddress("127.0.0.1:" + proxyPort))));
    }

    @Test
    void open_proxy_getsTheNameUnresolved() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.open();
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            TransportLink link = through("127.0.0.1:" + proxy.port(), p -> {});
            assertTrue(proxy.requests().get(0).startsWith("CONNECT milvus.example:19530 HTTP/1.1\r\n"));
            assertFalse(
                    proxy.requests().get(0).toLowerCase(java.util.Locale.ROOT).contains("authorization"));
            assertTrue(stages.durations().containsKey(Stage.PROXY));
            assertFalse(stages.durations().containsKey(Stage.NAME_LOOKUP));
            assertEquals("milvus.example:19530", server.calls("Connect").get(0).authority());
            close(link);
        }
    }

    @Test
    void open_proxyWithCredentials_getsThem() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.open();
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            close(through("http://svc:p%40ss@127.0.0.1:" + proxy.port(), p -> {}));
            String basic = Base64.getEncoder().encodeToString("svc:p@ss".getBytes(StandardCharsets.UTF_8));
            assertTrue(proxy.requests().get(0).contains("Basic " + basic), "the proxy got other credentials");
        }
    }

    @Test
    void open_proxyAndTls_shakesHandsThroughTheTunnel(@TempDir Path folder) throws Exception {
        TestCertificates certificates = new TestCertificates(folder);
        try (MilvusStandIn server = MilvusStandIn.builder()
                        .tls(certificates.serverNamed("milvus.example"))
                        .start();
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            TransportLink link = through("127.0.0.1:" + proxy.port(), p -> p.caPemPath(certificates.authority()));
            assertTrue(stages.durations().containsKey(Stage.TLS));
            close(link);
        }
    }

    @Test
    void open_proxyThatRefusesOrIsNotThere_isProxyFailed() throws Exception {
        try (ConnectProxy proxy = ConnectProxy.refusing("407 Proxy Authentication Required")) {
            LinkException refused = failing(proxy.port());
            assertEquals(Reason.PROXY_FAILED, refused.reason());
            assertEquals(Stage.PROXY, refused.stage());
            assertTrue(
                    refused.failure()
                            .problem()
                            .startsWith("the proxy 127.0.0.1:" + proxy.port()
                                    + " opened no tunnel to milvus.example:19530: "),
                    refused.failure().problem());
            assertTrue(
                    refused.failure().problem().contains("407"),
                    refused.failure().problem());
        }
        LinkException none = failing(FaultyPort.refusing());
        assertEquals(Reason.PROXY_FAILED, none.reason());
        assertTrue(
                none.failure().problem().endsWith("it refused the connection"),
                none.failure().problem());
    }
}
