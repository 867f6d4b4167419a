package dev.connections4j.testkit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.testkit.ConnectProxy;
import dev.connections4j.testkit.FaultyPort;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links through a proxy. */
abstract class LinkProxyContract extends LinkPart {
    private static final String CREDENTIALS_HEADER = "proxy-authorization: ";

    @TempDir
    static Path folder;

    private static TestCertificates certificates;

    LinkProxyContract(Transport transport) {
        super(transport);
    }

    @BeforeAll
    static void makeAuthority() {
        certificates = new TestCertificates(folder);
    }

    private Links through(int proxyPort) {
        return to("milvus.example", 19530).with(p -> p.proxyAddress("127.0.0.1:" + proxyPort));
    }

    private static MilvusStandIn secureServer(String name) {
        return MilvusStandIn.builder().tls(certificates.serverNamed(name)).start();
    }

    @Test
    void open_proxy_getsTheNameUnresolvedAndNoCredentials() {
        try (MilvusStandIn server = MilvusStandIn.open();
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            Links links = through(proxy.port());
            TransportLink link = links.open();
            assertEquals("v2.3.5-standin", link.serverInfo().buildTags());
            String request = proxy.requests().get(0);
            assertTrue(request.startsWith("CONNECT milvus.example:19530 HTTP/1.1\r\n"), request);
            assertFalse(request.toLowerCase(Locale.ROOT).contains("authorization"), request);
            assertTrue(links.stages().durations().containsKey(Stage.PROXY));
            assertFalse(links.stages().durations().containsKey(Stage.NAME_LOOKUP));
            assertEquals("milvus.example:19530", server.calls("Connect").get(0).authority());
            Links.close(link);
        }
    }

    @Test
    void open_serversFirstWordsComeWithTheProxysAnswer_stagesAreWhole() {
        try (MilvusStandIn server = MilvusStandIn.open();
                ConnectProxy proxy = ConnectProxy.joiningAnswers(server.port())) {
            Links links = through(proxy.port());
            Links.close(links.open());

            assertEquals(
                    Set.of(Stage.TCP, Stage.PROXY, Stage.HTTP2, Stage.CONNECT),
                    links.stages().durations().keySet());
        }
    }

    @Test
    void open_proxyWithCredentials_getsThem() {
        try (MilvusStandIn server = MilvusStandIn.open();
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            to("milvus.example", 19530)
                    .with(p -> p.proxyAddress("http://svc:p%40ss%20word@127.0.0.1:" + proxy.port()))
                    .openAndClose();
            String basic = Base64.getEncoder().encodeToString("svc:p@ss word".getBytes(StandardCharsets.UTF_8));
            assertEquals("Basic " + basic, credentials(proxy.requests().get(0)));
        }
    }

    private static String credentials(String request) {
        return request.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(CREDENTIALS_HEADER))
                .map(line -> line.substring(CREDENTIALS_HEADER.length()))
                .findFirst()
                .orElse("none");
    }

    @Test
    void open_proxyAndTls_shakesHandsThroughTheTunnel() {
        try (MilvusStandIn server = secureServer("milvus.example");
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            Links links = through(proxy.port()).with(p -> p.caPemPath(certificates.authority()));
            links.openAndClose();
            assertEquals("milvus.example:19530", server.calls("Connect").get(0).authority());
            assertEquals(
                    EnumSet.of(Stage.TCP, Stage.PROXY, Stage.TLS, Stage.HTTP2, Stage.CONNECT),
                    links.stages().durations().keySet());
        }
    }

    @Test
    void open_proxyToAnotherServerName_verifiesThatName() {
        try (MilvusStandIn server = secureServer("inner.example");
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            to("outer.example", 443)
                    .with(p -> p.proxyAddress("127.0.0.1:" + proxy.port())
                            .caPemPath(certificates.authority())
                            .serverName("inner.example"))
                    .openAndClose();
            assertTrue(proxy.requests().get(0).startsWith("CONNECT outer.example:443 "));
            assertEquals("inner.example", server.calls("Connect").get(0).authority());
        }
    }

    @Test
    void open_proxyRefuses_isProxyFailedInItsWords() {
        try (ConnectProxy proxy = ConnectProxy.refusing("407 Proxy Authentication Required")) {
            LinkException refused = assertFails(Reason.PROXY_FAILED, through(proxy.port()));
            assertEquals(Stage.PROXY, refused.stage());
            String problem = refused.failure().problem();
            assertTrue(
                    problem.startsWith(
                            "the proxy 127.0.0.1:" + proxy.port() + " opened no tunnel to milvus.example:19530: "),
                    problem);
            assertTrue(problem.contains("407 Proxy Authentication Required"), problem);
        }
    }

    @Test
    void open_noProxyThere_isProxyFailed() {
        LinkException none = assertFails(Reason.PROXY_FAILED, through(FaultyPort.refusing()));
        String problem = none.failure().problem();
        assertTrue(problem.endsWith("it refused the connection"), problem);
    }

    @Test
    void open_proxyIsNone_isProxyFailed() {
        try (FaultyPort closing = FaultyPort.closing();
                FaultyPort garbage = FaultyPort.garbage()) {
            assertFails(Reason.PROXY_FAILED, through(closing.port()));
            assertFails(Reason.PROXY_FAILED, through(garbage.port()));
        }
    }

    @Test
    void open_serverBehindTheProxyCloses_isClosed() {
        try (FaultyPort closing = FaultyPort.closing();
                ConnectProxy proxy = ConnectProxy.to(closing.port())) {
            assertFails(Reason.CLOSED, through(proxy.port()));
        }
    }
}
