package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.Reason;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.testkit.ConnectProxy;
import dev.connections4j.testkit.FaultyPort;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy of the environment: taken where it is asked for, named where it is not used and might have helped. */
abstract class ProxySettingsContract extends ContractPart {
    private static final String NOT_USED =
            "; HTTPS_PROXY is set and not used: proxy_address=environment takes the proxy that it names";

    ProxySettingsContract(String transport) {
        super(transport);
    }

    @BeforeEach
    void transportKnowsProxies() {
        Assumptions.assumeTrue(
                registry.transports().stream()
                        .filter(found -> found.name().equals(transport))
                        .noneMatch(found -> found.unsupported().containsKey("proxy_address")),
                "this transport knows no proxies");
    }

    private ConnectFailedException failure(Map<String, String> environment, ConnectionParameters parameters) {
        try (ConnectionRegistry own = registry(environment)) {
            return assertThrows(ConnectFailedException.class, () -> own.connect(ALIAS, parameters));
        }
    }

    @Test
    void connect_byTheEnvironment_goesThroughItsProxy() {
        ConnectProxy proxy = closing(ConnectProxy.to(server.port()));
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
        try (ConnectionRegistry own = registry(environment)) {
            assertEquals(
                    "hello",
                    Calls.echo(own.connect(ALIAS, to("milvus.invalid:1", p -> p.proxyAddress("environment")))
                            .channel()));
        }
        assertEquals(1, proxy.requests().size());
    }

    @Test
    void connect_exceptionOfTheEnvironment_isDirect() {
        Map<String, String> environment =
                Map.of("HTTPS_PROXY", "http://127.0.0.1:" + FaultyPort.refusing(), "NO_PROXY", "127.0.0.0/8");
        try (ConnectionRegistry own = registry(environment)) {
            ConnectionParameters direct = to("127.0.0.1:" + server.port(), p -> p.proxyAddress("environment"));
            assertEquals("hello", Calls.echo(own.connect(ALIAS, direct).channel()));
        }
    }

    @Test
    void connect_nameThatTheProxyWouldKnow_namesTheVariable() {
        ConnectFailedException failed =
                failure(Map.of("HTTPS_PROXY", "http://127.0.0.1:1"), to("milvus.invalid:1", p -> {}));
        assertEquals(Reason.UNKNOWN_HOST, failed.reason());
        assertEquals(Reason.UNKNOWN_HOST.remedy() + NOT_USED, failed.failure().remedy());
        assertEquals(
                Reason.UNKNOWN_HOST.remedy(),
                failure(Map.of("NO_PROXY", "*"), to("milvus.invalid:1", p -> {}))
                        .failure()
                        .remedy());
    }

    @Test
    void connect_proxyOfTheEnvironmentRefuses_namesTheVariable() {
        Map<String, String> environment = Map.of("https_proxy", "127.0.0.1:" + FaultyPort.refusing());
        ConnectFailedException failed =
                failure(environment, to("milvus.invalid:1", p -> p.proxyAddress("environment")));
        assertEquals(Reason.PROXY_FAILED, failed.reason());
        assertEquals(
                "check https_proxy, which proxy_address=environment takes",
                failed.failure().remedy());
    }
}
