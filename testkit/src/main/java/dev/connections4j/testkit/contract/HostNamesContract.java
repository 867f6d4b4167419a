package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SNIHostName;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every host that the parser takes connects, whatever a layer below thinks of such names; over TLS those that the JDK takes. The JVM must be
 * started with {@code -Djdk.net.hosts.file}, naming a file in which each of them is 127.0.0.1.
 */
abstract class HostNamesContract extends ContractPart {
    /** No DNS has them, but Docker Compose, hosts files and search domains do. */
    private static final List<String> ODD =
            List.of("milvus_standalone", "a_b.c_d", "_milvus", "milvus_", "-milvus", "milvus-", "a-.b", "a.-b");

    /** Names that no URI has as its host, or nearly: the last label begins with a digit. */
    private static final List<String> PLAIN = List.of(
            "my-milvus", "1a", "9milvus.test", "a.1b", "x--y.test", "1.2.3.4a", "0x7f.test", "a1.2b", "localhost");

    @TempDir
    static Path folder;

    private static TestCertificates certificates;

    HostNamesContract(String transport) {
        super(transport);
    }

    @BeforeAll
    static void makeAuthority() throws Exception {
        certificates = new TestCertificates(Files.createDirectory(folder.resolve("ours")));
    }

    @BeforeEach
    void namesAreThoseOfTheFile() throws UnknownHostException {
        Assumptions.assumeTrue(
                System.getProperty("jdk.net.hosts.file") != null, "this JVM was started without a file of names");
        assertEquals("127.0.0.1", InetAddress.getByName(ODD.get(0)).getHostAddress());
    }

    @Test
    void connect_anyHostInPlaintext_connects() {
        for (List<String> hosts : List.of(ODD, PLAIN)) {
            for (String host : hosts) {
                assertEchoes(host, server);
            }
        }
    }

    @Test
    void connect_hostThatTheJdkTakes_connectsOverTls() {
        for (String host : PLAIN) {
            try (MilvusStandIn named =
                    MilvusStandIn.builder().tls(certificates.serverNamed(host)).start()) {
                String address = host + ":" + named.port();
                assertEquals(
                        "hello",
                        Calls.echo(registry.connect(ALIAS, to(address, p -> p.caPemPath(certificates.authority())))
                                .channel()),
                        host);
                registry.disconnect(ALIAS);
            }
        }
    }

    @Test
    void connect_hostThatTheJdkRefuses_failsBeforeDiallingAndServerNameIsTheWayOut() {
        try (MilvusStandIn secure =
                MilvusStandIn.builder().tls(certificates.server()).start()) {
            for (String host : ODD) {
                assertThrows(IllegalArgumentException.class, () -> new SNIHostName(host), "the JDK refuses it");
                String address = host + ":" + secure.port();
                ConnectFailedException failed = assertThrows(
                        ConnectFailedException.class,
                        () -> registry.connect(ALIAS, to(address, p -> p.caPemPath(certificates.authority()))));
                assertEquals(Reason.TLS_WRONG_NAME, failed.reason());
                assertEquals(Stage.TLS, failed.stage().orElseThrow());
                assertEquals(
                        "the JDK's TLS refuses the name " + host + ", for " + fault(host)
                                + "; letters, digits and '-' inside of labels are allowed",
                        failed.failure().problem());
                assertEquals(
                        "set server_name to a name that the server's certificate has",
                        failed.failure().remedy());
                assertEquals(0, secure.acceptedSockets(), "nothing was dialled");
            }
            for (String host : ODD) {
                String address = host + ":" + secure.port();
                assertEquals(
                        "hello",
                        Calls.echo(registry.connect(
                                        ALIAS,
                                        to(
                                                address,
                                                p -> p.caPemPath(certificates.authority())
                                                        .serverName("localhost")))
                                .channel()),
                        host);
                registry.disconnect(ALIAS);
            }
        }
    }

    private static String fault(String host) {
        if (host.indexOf('_') >= 0) {
            return "it holds '_'";
        }
        String label = List.of(host.split("\\.")).stream()
                .filter(part -> part.startsWith("-") || part.endsWith("-"))
                .findFirst()
                .orElseThrow();
        return "its label " + label + " begins or ends with '-'";
    }

    private void assertEchoes(String host, MilvusStandIn target) {
        assertEquals(
                "hello",
                Calls.echo(registry.connect(ALIAS, to(host + ":" + target.port(), p -> {}))
                        .channel()),
                host);
        registry.disconnect(ALIAS);
    }
}
