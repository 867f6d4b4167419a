package dev.connections4j.resolution;

import static dev.connections4j.resolution.GivenLayers.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Failure;
import dev.connections4j.ParameterException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.ResolvedParameters.Unused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code proxy_address=environment}, and a proxy that is set while nothing asks for it. */
final class ProxyVariablesTest {
    private static GivenLayers to(String address) {
        return new GivenLayers().argument(p -> p.address(address).proxyAddress("environment"));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, http://proxy:3128, proxy:3128",
        "https_proxy, http://proxy:3128/, proxy:3128",
        "ALL_PROXY, proxy:3128, proxy:3128",
        "all_proxy, proxy, proxy:1080",
        "HTTPS_PROXY, http://proxy, proxy:1080",
        "HTTPS_PROXY, HTTP://u:s3cret@[::1]:8080, '[::1]:8080'",
        "HTTPS_PROXY, u:s3cret@proxy:8080, proxy:8080",
    })
    void environment_variable_isTaken(String name, String value, String proxy) {
        ResolvedParameters resolved =
                to("db.example:1").environment(name, value).resolve();
        assertEquals(proxy + " (environment " + name + ")", line(resolved, Parameters.PROXY_ADDRESS));
        assertFalse(resolved.describe().contains("s3cret"));
        ProxyAddress taken = resolved.get(Parameters.PROXY_ADDRESS);
        assertEquals(value.contains("s3cret") ? "u" : null, taken.user());
    }

    @Test
    void environment_lowerCaseComesFirst() {
        GivenLayers given = to("db.example:1").environment("HTTPS_PROXY", "a:1").environment("https_proxy", "b:1");
        assertEquals("b:1 (environment https_proxy)", line(given.resolve(), Parameters.PROXY_ADDRESS));
        given.environment("https_proxy", "");
        assertEquals("environment (argument)", line(given.resolve(), Parameters.PROXY_ADDRESS), "switched off");
    }

    @Test
    void environment_nothingSet_isDirect() {
        ResolvedParameters resolved =
                to("db.example:1").environment("HTTP_PROXY", "a:1").resolve();
        assertTrue(resolved.get(Parameters.PROXY_ADDRESS).isEnvironment());
        assertEquals("environment (argument)", line(resolved, Parameters.PROXY_ADDRESS));
    }

    @ParameterizedTest
    @CsvSource({
        "db.example, '*'",
        "db.example, db.example",
        "db.example, 'other, EXAMPLE'",
        "db.example, 'other .example'",
        "db.example, db.example.",
        "db.example., example",
        "10.1.2.3, 10.1.2.3",
        "10.1.2.3, '10.0.0.0/8'",
        "10.1.2.3, '10.1.2.0/30'",
        "'[2001:db8::1]', '2001:db8::1'",
        "'[2001:db8::1]', '[2001:db8:0::1]'",
        "'[2001:db8::1]', '2001:db8::/32'",
        "milvus_standalone, milvus_standalone",
    })
    void noProxy_names_areDirect(String host, String except) {
        for (String name : List.of("NO_PROXY", "no_proxy")) {
            GivenLayers given =
                    to(host + ":1").environment("HTTPS_PROXY", "a:1").environment(name, except);
            assertTrue(given.resolve().get(Parameters.PROXY_ADDRESS).isEnvironment(), name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "db.example, b.example",
        "db.example, ample",
        "db.example, 'db'",
        "db.example, '*.example'",
        "10.1.2.3, '10.1.2'",
        "10.1.2.3, '10.1.2.4/31'",
        "10.1.2.3, '10.0.0.0/99'",
        "10.1.2.3, '2001:db8::/32'",
        "10.1.2.3, '0.1.2.3'",
        "localhost, ''",
    })
    void noProxy_others_goThroughTheProxy(String host, String except) {
        GivenLayers given = to(host + ":1").environment("HTTPS_PROXY", "a:1").environment("NO_PROXY", except);
        assertEquals("a:1 (environment HTTPS_PROXY)", line(given.resolve(), Parameters.PROXY_ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://u:s3cret@proxy:1", "socks5://u:s3cret@proxy:1", "http://u:s3cret@proxy:x", "a b:1"})
    void environment_badValue_namesTheVariable(String value) {
        GivenLayers given = to("db.example:1").environment("HTTPS_PROXY", value);
        ParameterException e = assertThrows(ParameterException.class, given::resolve);
        assertTrue(e.getMessage().startsWith("proxy_address "), e.getMessage());
        assertTrue(e.getMessage().endsWith(" (from environment HTTPS_PROXY)"), e.getMessage());
        assertFalse(e.toString().contains("s3cret"));
        given.argument(p -> p.address("db.example:1"));
        assertEquals(" (default)", line(given.resolve(), Parameters.PROXY_ADDRESS), "it fails only what uses it");
    }

    @Test
    void unused_proxy_isNamedWhereTheNetworkWasNotReached() {
        GivenLayers given = new GivenLayers()
                .argument(p -> p.address("db.example:1"))
                .environment("HTTPS_PROXY", "http://u:s3cret@proxy:1");
        ResolvedParameters resolved = given.resolve();
        assertEquals(
                List.of("HTTPS_PROXY"),
                resolved.unused().stream().map(Unused::variable).toList());
        Failure unknown = Failure.of(Stage.NAME_LOOKUP, Reason.UNKNOWN_HOST, "no address");
        String named = "; HTTPS_PROXY is set and not used: proxy_address=environment takes the proxy that it names";
        assertEquals(
                Reason.UNKNOWN_HOST.remedy() + named,
                unknown.namingUnusedProxy(resolved).remedy());
        Failure refused = Failure.of(Stage.TCP, Reason.REFUSED, "refused");
        assertEquals(
                Reason.REFUSED.remedy() + named,
                refused.namingUnusedProxy(resolved).remedy());
        Failure later = Failure.of(Stage.CONNECT, Reason.TIMED_OUT, "silent");
        assertEquals(later, later.namingUnusedProxy(resolved), "the server was reached");
        assertEquals(
                unknown,
                unknown.namingUnusedProxy(
                        given.environment("NO_PROXY", "db.example").resolve()));
    }

    @Test
    void unused_proxyOfALoopbackServer_isNotNamed() {
        assertEquals(
                List.of(),
                new GivenLayers()
                        .environment("HTTPS_PROXY", "proxy:1")
                        .resolve()
                        .unused());
    }
}
