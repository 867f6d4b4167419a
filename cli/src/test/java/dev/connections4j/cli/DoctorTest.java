package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.connections4j.Reason;
import dev.connections4j.standin.ConnectAnswer;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.ConnectProxy;
import dev.connections4j.testkit.FaultyPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DoctorTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"netty", "okhttp", "armeria"})
    void doctor_healthyServer_everyStepIsFine(String transport) {
        try (MilvusStandIn server =
                MilvusStandIn.builder().user("root", "Milvus").database("books").start()) {
            Command.Ran ran =
                    doctor(server.port(), "--transport", transport, "--token", "root:Milvus", "--db-name", "books");
            assertEquals(0, ran.exit(), ran.all());
            assertEquals(
                    List.of("✓ name_lookup", "✓ tcp", "✓ http2", "✓ grpc", "✓ milvus", "✓ authorization", "✓ database"),
                    steps(ran));
            assertEquals("answered over " + transport, seen(ran, "grpc"));
            assertTrue(seen(ran, "milvus").startsWith("v2.3.5-standin"), ran.out());
            assertEquals("the credentials are accepted", seen(ran, "authorization"));
            assertEquals("books is there", seen(ran, "database"));
            assertFalse(ran.all().contains("root:Milvus"));
        }
    }

    @Test
    void doctor_noTransportChosenOfSeveral_usesOneAndSaysHowToChoose() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Command.Ran ran = new Command(folder).run("doctor", "--address", "localhost:" + server.port());
            assertEquals(0, ran.exit(), ran.all());
            assertTrue(ran.out().contains("✓ name lookup    localhost is 127.0.0.1"), ran.out());
            assertTrue(ran.out().contains("✓ TCP            127.0.0.1:" + server.port() + " accepts connections"));
            assertTrue(
                    ran.out()
                            .contains("✓ transport      none of netty, okhttp, armeria is chosen, so netty is used;"
                                    + " a connect needs a choice, by --transport or MILVUS_TRANSPORT\n"
                                    + "✓ gRPC           answered over netty\n"),
                    ran.out());
            assertTrue(ran.out().contains("no credentials are given, and none are required"), ran.out());
        }
    }

    @Test
    void doctor_noTransportChosenOfSeveral_jsonHasTheLine() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Command.Ran ran = doctor(server.port());
            assertEquals(List.of("✓ http2", "✓ transport", "✓ grpc"), steps(ran).subList(2, 5));
            assertTrue(seen(ran, "transport").startsWith("none of "), ran.out());
        }
    }

    @Test
    void doctor_noTransportChosen_detourSaysTooWhichItUses() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Command.Ran ran = doctor(server.port(), "--secure");
            assertTrue(seen(ran, "transport").startsWith("none of "), ran.out());
        }
    }

    @Test
    void doctor_transportOfTheEnvironment_isNoLine() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Command.Ran ran = new Command(folder)
                    .environment("MILVUS_TRANSPORT", "okhttp")
                    .run("doctor", "--json", "--address", server.address());
            assertFalse(steps(ran).contains("✓ transport"), ran.out());
            assertEquals("answered over okhttp", seen(ran, "grpc"));
        }
    }

    @Test
    void doctor_wrongPassword_failsAtAuthorization() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().user("root", "Milvus").start()) {
            Command.Ran ran = doctor(server.port(), "--transport", "okhttp", "--token", "root:canary");
            assertEquals(1, ran.exit());
            assertEquals("✗ authorization", last(steps(ran)));
            assertReason(Reason.UNAUTHENTICATED, line(ran, "authorization"));
            assertTrue(seen(ran, "authorization").contains("auth check failure"), ran.out());
            assertFalse(ran.all().contains("canary"));
        }
    }

    @Test
    void doctor_noCredentials_saysSo() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().user("root", "Milvus").start()) {
            Command.Ran ran = doctor(server.port());
            assertEquals(1, ran.exit());
            assertReason(Reason.UNAUTHENTICATED, line(ran, "authorization"));
            assertTrue(seen(ran, "authorization").startsWith("no credentials are given: "), ran.out());
        }
    }

    @Test
    void doctor_missingDatabase_tellsTheVersionAllTheSame() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().user("root", "Milvus").start()) {
            Command.Ran ran = doctor(server.port(), "--token", "root:Milvus", "--db-name", "nope");
            assertEquals(1, ran.exit());
            assertEquals(List.of("✓ milvus", "✓ authorization", "✗ database"), tail(steps(ran), 3));
            assertTrue(seen(ran, "milvus").startsWith("v2.3.5-standin"), ran.out());
            assertReason(Reason.DATABASE_NOT_FOUND, line(ran, "database"));
        }
    }

    @Test
    void doctor_nobodyListens_endsAtTcp() {
        Command.Ran ran = doctor(FaultyPort.refusing());
        assertEquals(1, ran.exit());
        assertEquals(List.of("✓ name_lookup", "✗ tcp"), steps(ran));
        assertReason(Reason.REFUSED, line(ran, "tcp"));
    }

    @Test
    void doctor_unknownHost_endsAtTheLookup() {
        Command.Ran ran = new Command(folder).run("doctor", "--json", "--address", "no-such-host.invalid:19530");
        assertEquals(1, ran.exit());
        assertEquals(List.of("✗ name_lookup"), steps(ran));
        assertReason(Reason.UNKNOWN_HOST, ran.line());
    }

    @Test
    void doctor_http1Port_isNotGrpc() {
        try (FaultyPort port = FaultyPort.http1()) {
            Command.Ran ran = doctor(port.port());
            assertEquals(1, ran.exit());
            assertEquals(List.of("✓ name_lookup", "✓ tcp", "✗ http2"), steps(ran));
            assertReason(
                    Reason.NOT_GRPC,
                    "; a proxy in front needs HTTP/2 on this port (nginx: http2) and grpc_pass",
                    line(ran, "http2"));
        }
    }

    @Test
    void doctor_silentPort_timesOutWithTheStage() {
        try (FaultyPort port = FaultyPort.silent()) {
            Command.Ran ran = doctor(port.port(), "--timeout", "0.3");
            assertEquals(1, ran.exit());
            assertEquals("TIMED_OUT", line(ran, "http2").get("reason").getAsString());
            assertTrue(line(ran, "http2").get("remedy").getAsString().contains("set wait_for_ready"), ran.out());
        }
    }

    @Test
    void doctor_closingPort_isClosed() {
        try (FaultyPort port = FaultyPort.closing()) {
            Command.Ran ran = doctor(port.port());
            assertEquals(1, ran.exit());
            assertReason(Reason.CLOSED, line(ran, "http2"));
        }
    }

    @Test
    void doctor_closingPortWithTls_isClosed() {
        try (FaultyPort port = FaultyPort.closing()) {
            Command.Ran ran = doctor(port.port(), "--secure");
            assertEquals(List.of("✓ name_lookup", "✓ tcp", "✗ tls"), steps(ran));
            assertReason(Reason.CLOSED, line(ran, "tls"));
        }
    }

    @Test
    void doctor_unknownService_isNotMilvus() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            server.behaviour().forgetService();
            Command.Ran ran = doctor(server.port());
            assertEquals(List.of("✓ name_lookup", "✓ tcp", "✓ http2", "✓ transport", "✓ grpc", "✗ milvus"), steps(ran));
            assertReason(Reason.NOT_MILVUS, line(ran, "milvus"));
        }
    }

    @Test
    void doctor_serverThatStops_isNotReady() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            server.behaviour().answerNextConnects(1, ConnectAnswer.STOPPING);
            Command.Ran ran = doctor(server.port());
            assertEquals("✗ milvus", last(steps(ran)));
            assertReason(Reason.NOT_READY, line(ran, "milvus"));
        }
    }

    @Test
    void doctor_throughAProxy_namesTheServerBehindIt() {
        try (FaultyPort closing = FaultyPort.closing();
                ConnectProxy proxy = ConnectProxy.to(closing.port())) {
            Command.Ran ran = doctor(closing.port(), "--proxy-address", "127.0.0.1:" + proxy.port());
            assertEquals(List.of("✓ name_lookup", "✓ tcp", "✓ proxy", "✗ http2"), steps(ran));
            assertReason(Reason.CLOSED, line(ran, "http2"));
            assertEquals(
                    "127.0.0.1:" + closing.port() + " behind the proxy 127.0.0.1:" + proxy.port()
                            + " accepted the connection and closed it",
                    seen(ran, "http2"));
        }
    }

    @Test
    void doctor_severalAddresses_eachHasItsLine() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Command.Ran ran = new Command(folder).run("doctor", "--json", "--address", "several.test:" + server.port());
            assertEquals(0, ran.exit(), ran.all());
            assertEquals("several.test is 127.0.0.2, 127.0.0.1", seen(ran, "name_lookup"));
            assertEquals(
                    List.of("✓ name_lookup", "✗ tcp", "✓ tcp", "✓ http2"),
                    steps(ran).subList(0, 4));
            assertTrue(ran.out().contains("127.0.0.2:" + server.port() + " refused the connection"), ran.out());
        }
    }

    @Test
    void doctor_proxyThatRefuses_endsAtTheProxy() {
        try (FaultyPort proxy = FaultyPort.answering("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")) {
            Command.Ran ran =
                    doctor(FaultyPort.refusing(), "--proxy-address", "http://svc:canary@127.0.0.1:" + proxy.port());
            assertEquals(1, ran.exit());
            assertEquals(List.of("✓ name_lookup", "✓ tcp", "✗ proxy"), steps(ran));
            assertReason(Reason.PROXY_FAILED, line(ran, "proxy"));
            assertTrue(seen(ran, "proxy").contains("407 Proxy Authentication Required"), ran.out());
            assertFalse(ran.all().contains("canary"));
        }
    }

    @Test
    void doctor_wrongParameter_isRefusedBeforeAnySocket() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Command.Ran ran = doctor(
                    server.port(), "--ca-pem-path", folder.resolve("none.pem").toString());
            assertEquals(2, ran.exit());
            assertEquals("ca_pem_path", ran.line().get("parameter").getAsString());
            assertEquals(0, server.acceptedSockets());
            assertEquals(2, doctor(server.port(), "--transport", "nosuch").exit());
        }
    }

    private Command.Ran doctor(int port, String... options) {
        return new Command(folder)
                .run(Stream.concat(Stream.of("doctor", "--json", "--address", "127.0.0.1:" + port), Stream.of(options))
                        .toArray(String[]::new));
    }

    static List<String> steps(Command.Ran ran) {
        return ran.lines().stream()
                .map(line -> (line.get("ok").getAsBoolean() ? "✓ " : "✗ ")
                        + line.get("step").getAsString())
                .toList();
    }

    static JsonObject line(Command.Ran ran, String step) {
        return last(ran.lines().stream()
                .filter(line -> line.get("step").getAsString().equals(step))
                .toList());
    }

    static String seen(Command.Ran ran, String step) {
        return line(ran, step).get("seen").getAsString();
    }

    static void assertReason(Reason reason, JsonObject line) {
        assertReason(reason, "", line);
    }

    static void assertReason(Reason reason, String more, JsonObject line) {
        assertEquals(Set.of("step", "ok", "seen", "reason", "remedy"), line.keySet());
        assertEquals(reason.name(), line.get("reason").getAsString(), line.toString());
        assertEquals(reason.remedy() + more, line.get("remedy").getAsString());
    }

    static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    static <T> List<T> tail(List<T> list, int count) {
        return list.subList(list.size() - count, list.size());
    }
}
