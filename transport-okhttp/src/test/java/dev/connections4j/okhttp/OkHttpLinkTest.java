package dev.connections4j.okhttp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.FaultyPort;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OkHttpLinkTest {
    private static final byte[] MESSAGE = "hello".getBytes(StandardCharsets.US_ASCII);

    @AfterEach
    void noThreadIsLeft() {
        Await.until(() -> "no thread is left, but " + threads(), () -> threads().isEmpty());
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("connections4j-okhttp"))
                .collect(Collectors.toSet());
    }

    @Test
    void open_plaintext_answersConnectAndCarriesCalls() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Links links = Links.to("127.0.0.1", server.port()).with(Parameters.USER_AGENT, "books/1");
            TransportLink link = links.open();
            assertEquals("v2.3.5-standin", link.serverInfo().buildTags());
            assertArrayEquals(MESSAGE, Links.echo(link, MESSAGE));
            assertEquals(
                    Set.of(Stage.TCP, Stage.HTTP2, Stage.CONNECT),
                    links.stages.durations().keySet());
            assertEquals(1, server.acceptedSockets());
            assertTrue(
                    server.calls("Connect").get(0).header("user-agent").get(0).startsWith("books/1 grpc-java-okhttp/"));
            Links.guarded(link.close());
            Await.until("the socket is closed", () -> server.openSockets() == 0);
        }
    }

    @Test
    void open_byName_recordsTheNameLookup() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Links links = Links.to("localhost", server.port());
            Links.guarded(links.open().close());
            assertTrue(links.stages.durations().containsKey(Stage.NAME_LOOKUP));
        }
    }

    @Test
    void lost_socketCut_completesAndLateCallsOpenNoOtherSocket() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = Links.to("127.0.0.1", server.port()).open();
            server.cutSockets();
            Links.guarded(link.ended());
            StatusRuntimeException late = assertThrows(StatusRuntimeException.class, () -> Links.echo(link, MESSAGE));
            assertEquals(Status.Code.UNAVAILABLE, late.getStatus().getCode());
            assertEquals(1, server.acceptedSockets());
            Links.guarded(link.close());
        }
    }

    @Test
    void lost_goAway_completes() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = Links.to("127.0.0.1", server.port()).open();
            server.goAway();
            Links.guarded(link.ended());
            Links.guarded(link.close());
        }
    }

    @Test
    void close_serverAcceptsAndStaysSilent_endsAtOnce() {
        try (FaultyPort silent = FaultyPort.silent()) {
            Links links = Links.to("127.0.0.1", silent.port());
            var attempt = links.begin();
            Await.until(
                    "it waits for SETTINGS",
                    () -> links.stages.current() != null
                            && links.stages.current().compareTo(Stage.HTTP2) >= 0);
            Links.guarded(attempt.close());
            assertTrue(attempt.result().isCompletedExceptionally());
        }
    }

    @Test
    void close_handshakeHangs_endsAtOnce() {
        try (FaultyPort silent = FaultyPort.silent()) {
            Links links = Links.to("127.0.0.1", silent.port()).with(Parameters.SECURE, true);
            var attempt = links.begin();
            Await.until("it shakes hands", () -> links.stages.current() == Stage.TLS);
            Links.guarded(attempt.close());
            assertTrue(attempt.result().isCompletedExceptionally());
        }
    }

    @Test
    void close_proxyHangs_endsAtOnce() {
        try (FaultyPort silent = FaultyPort.silent()) {
            Links links = Links.to("milvus.example", 19530)
                    .with(
                            Parameters.PROXY_ADDRESS,
                            new ProxyAddress(new HostPort("127.0.0.1", silent.port()), null, null));
            var attempt = links.begin();
            Await.until("it asks the proxy", () -> links.stages.current() == Stage.PROXY);
            Links.guarded(attempt.close());
            assertTrue(attempt.result().isCompletedExceptionally());
        }
    }

    @Test
    void open_nobodyListens_isRefused() {
        LinkException failure = Links.to("127.0.0.1", FaultyPort.refusing()).fails();
        assertEquals(Reason.REFUSED, failure.reason());
        assertEquals(Stage.TCP, failure.stage());
    }

    @Test
    void open_acceptsAndCloses_isClosed() {
        try (FaultyPort port = FaultyPort.closing()) {
            LinkException failure = Links.to("127.0.0.1", port.port()).fails();
            assertEquals(Reason.CLOSED, failure.reason());
            assertEquals(Stage.HTTP2, failure.stage());
            assertEquals(
                    "127.0.0.1:" + port.port() + " accepted the connection and closed it",
                    failure.failure().problem());
        }
    }

    @Test
    void open_resets_isClosed() {
        try (FaultyPort port = FaultyPort.resetting()) {
            assertEquals(
                    Reason.CLOSED, Links.to("127.0.0.1", port.port()).fails().reason());
        }
    }

    @Test
    void open_http1Answers_isNotGrpc() {
        try (FaultyPort port = FaultyPort.http1()) {
            LinkException failure = Links.to("127.0.0.1", port.port()).fails();
            assertEquals(Reason.NOT_GRPC, failure.reason());
            assertEquals(
                    "127.0.0.1:" + port.port() + " answered in HTTP/1",
                    failure.failure().problem());
        }
    }

    @Test
    void open_garbageAnswers_isProtocolError() {
        try (FaultyPort port = FaultyPort.garbage()) {
            LinkException failure = Links.to("127.0.0.1", port.port()).fails();
            assertEquals(Reason.PROTOCOL_ERROR, failure.reason());
            assertTrue(
                    failure.failure().problem().contains("first bytes f0"),
                    failure.failure().problem());
        }
    }

    @Test
    void close_serverReadsNothing_ends() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = Links.to("127.0.0.1", server.port()).open();
            Links.guarded(link.close());
            Links.guarded(link.close());
            assertTrue(link.ended().isDone());
        }
    }
}
