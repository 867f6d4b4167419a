package dev.connections4j.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ProxyAddress;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    private static Optional<ProxyAddress> ofJvm(String host, String... properties) {
        Properties jvm = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            jvm.setProperty(properties[i], properties[i + 1]);
        }
        return Proxies.ofJvm(jvm, new HostPort(host, 19530));
    }

    @Test
    void choose_proxyAddressGiven_isTaken() {
        var parameters = TestRequests.resolved(p -> p.proxyAddress("proxy:3128"));
        assertEquals(
                new HostPort("proxy", 3128),
                Proxies.choose(parameters, new HostPort("localhost", 19530))
                        .orElseThrow()
                        .hostPort());
    }

    @Test
    void ofJvm_httpsProxyHost_isTakenWithItsPort() {
        assertEquals(
                new HostPort("proxy", 3128),
                ofJvm("milvus", "https.proxyHost", "proxy", "https.proxyPort", "3128")
                        .orElseThrow()
                        .hostPort());
        assertEquals(
                new HostPort("proxy", 443),
                ofJvm("milvus", "https.proxyHost", "proxy").orElseThrow().hostPort());
    }

    @Test
    void ofJvm_nothingSet_isDirect() {
        assertEquals(Optional.empty(), ofJvm("milvus"));
        assertEquals(Optional.empty(), ofJvm("milvus", "http.proxyHost", "proxy"));
    }

    @Test
    void ofJvm_nonProxyHosts_areDirect() {
        String patterns = "*.internal|10.*|milvus|[::1]";
        for (String direct : new String[] {"a.internal", "10.1.2.3", "milvus", "::1"}) {
            assertEquals(
                    Optional.empty(),
                    ofJvm(direct, "https.proxyHost", "proxy", "http.nonProxyHosts", patterns),
                    direct);
        }
        for (String proxied : new String[] {"internal.example", "110.1.2.3", "milvus2", "localhost"}) {
            assertTrue(
                    ofJvm(proxied, "https.proxyHost", "proxy", "http.nonProxyHosts", patterns)
                            .isPresent(),
                    proxied);
        }
    }

    @Test
    void ofJvm_loopback_isDirectByDefault() {
        for (String loopback : new String[] {"localhost", "127.0.0.1", "::1"}) {
            assertEquals(Optional.empty(), ofJvm(loopback, "https.proxyHost", "proxy"), loopback);
        }
    }

    @Test
    void choose_environmentWithoutAProxy_isDirectWhateverTheJvmHas() {
        var parameters = TestRequests.resolved(p -> p.proxyAddress("environment"));
        assertEquals(Optional.empty(), Proxies.choose(parameters, new HostPort("milvus", 19530)));
        assertEquals(Optional.empty(), Proxies.refusal(parameters, new HostPort("milvus", 19530)));
    }

    @ParameterizedTest
    @CsvSource({
        "http://u:s3cret@proxy, '', the system property https.proxyHost is a URL instead of a host",
        "http://127.0.0.1, 3128, the system property https.proxyHost is a URL instead of a host",
        "proxy/, 3128, the system property https.proxyHost is a URL instead of a host",
        "proxy:3128, '', the system property https.proxyHost is no host name or address",
        "a b, '', the system property https.proxyHost is no host name or address",
        "proxy, s3cret, the system property https.proxyPort is no number from 1 to 65535",
        "proxy, 65536, the system property https.proxyPort is no number from 1 to 65535",
        "proxy, -1, the system property https.proxyPort is no number from 1 to 65535",
    })
    void refusal_propertyThatIsNone_isNamed(String host, String port, String problem) {
        Failure failure = refusal("milvus", host, port).orElseThrow();
        assertEquals(problem, failure.problem());
        assertEquals(Reason.PROXY_FAILED, failure.reason());
        assertEquals(
                "set https.proxyHost to the proxy's host alone, and https.proxyPort to its port", failure.remedy());
        assertEquals(Optional.empty(), refusal("localhost", host, port), "it is not used for this server");
    }

    @ParameterizedTest
    @CsvSource({"proxy, ''", "proxy, 3128", "127.0.0.1, 1", "::1, 1", "my_proxy, 1", "'', x"})
    void refusal_goodProperties_areNone(String host, String port) {
        assertEquals(Optional.empty(), refusal("milvus", host, port));
    }

    private static Optional<Failure> refusal(String server, String host, String port) {
        Properties jvm = new Properties();
        jvm.setProperty("https.proxyHost", host);
        jvm.setProperty("https.proxyPort", port);
        return Proxies.refusal(jvm, new HostPort(server, 19530));
    }
}
