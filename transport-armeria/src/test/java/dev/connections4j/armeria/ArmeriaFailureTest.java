package dev.connections4j.armeria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.async.Operation;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.FaultyPort;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How opening a link fails. */
class ArmeriaFailureTest {
    @AfterEach
    void leavesNoThread() {
        Await.until(() -> "no thread is left of " + threads(), () -> threads().isEmpty());
    }

    @Test
    void open_nobodyListens_isRefusedAtTcp() {
        LinkException failure = new LinkSupport().failure("127.0.0.1", FaultyPort.refusing());
        assertEquals(Reason.REFUSED, failure.reason());
        assertEquals(Stage.TCP, failure.stage());
    }

    @Test
    void open_unknownHost_saysSo() {
        LinkException failure = new LinkSupport().failure("no-such-host.invalid", 19530);
        assertEquals(Reason.UNKNOWN_HOST, failure.reason());
        assertEquals(Stage.NAME_LOOKUP, failure.stage());
    }

    @Test
    void open_portClosesAtOnce_isClosed() {
        try (FaultyPort port = FaultyPort.closing()) {
            assertEquals(
                    Reason.CLOSED,
                    new LinkSupport().failure("127.0.0.1", port.port()).reason());
        }
    }

    @Test
    void open_portResetsAtOnce_isClosed() {
        try (FaultyPort port = FaultyPort.resetting()) {
            assertEquals(
                    Reason.CLOSED,
                    new LinkSupport().failure("127.0.0.1", port.port()).reason());
        }
    }

    @Test
    void open_httpOneServer_isNotGrpcAgainAndAgain() {
        try (FaultyPort port = FaultyPort.http1()) {
            for (int i = 0; i < 2; i++) {
                LinkException failure = new LinkSupport().failure("127.0.0.1", port.port());
                assertEquals(
                        Reason.NOT_GRPC, failure.reason(), failure.failure().problem());
                assertEquals(Stage.HTTP2, failure.stage());
            }
            assertEquals(6, port.accepted(), "each time the link, early and not, and a question whether it speaks TLS");
        }
    }

    @Test
    void open_garbage_isProtocolError() {
        try (FaultyPort port = FaultyPort.garbage()) {
            LinkException failure = new LinkSupport().failure("127.0.0.1", port.port());
            assertEquals(Reason.PROTOCOL_ERROR, failure.reason());
        }
    }

    @Test
    void open_tlsToPlaintextPort_saysSo() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            LinkException failure =
                    new LinkSupport().with(Parameters.SECURE, true).failure("127.0.0.1", server.port());
            assertEquals(Reason.TLS_ON_PLAINTEXT_PORT, failure.reason());
        }
    }

    @Test
    void close_silentPort_failsAfterTheSocketIsGone() {
        try (FaultyPort port = FaultyPort.silent()) {
            LinkSupport support = new LinkSupport();
            Operation<TransportLink> attempt = support.begin("127.0.0.1", port.port());
            Await.until("the port was reached", () -> port.accepted() == 1 && support.stages.current() == Stage.HTTP2);
            LinkSupport.await(attempt.close());
            assertTrue(attempt.result().isCompletedExceptionally());
            assertThrows(CancellationException.class, () -> LinkSupport.await(attempt.result()));
        }
    }

    @Test
    void open_wrongPassword_isUnauthenticatedInTheServersWords() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().user("root", "Milvus").start()) {
            LinkException failure = new LinkSupport().failure("127.0.0.1", server.port());
            assertEquals(Reason.UNAUTHENTICATED, failure.reason());
            assertEquals(Stage.CONNECT, failure.stage());
            assertEquals("missing authorization in header", failure.failure().serverSaid());
        }
    }

    @Test
    void open_missingDatabase_isDatabaseNotFound() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            LinkException failure =
                    new LinkSupport().with(Parameters.DB_NAME, "nope").failure("127.0.0.1", server.port());
            assertEquals(Reason.DATABASE_NOT_FOUND, failure.reason());
            assertEquals("database not found[database=nope]", failure.failure().serverSaid());
        }
    }

    @Test
    void open_internalPort_isNotMilvus() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            server.behaviour().forgetService();
            assertEquals(
                    Reason.NOT_MILVUS,
                    new LinkSupport().failure("127.0.0.1", server.port()).reason());
        }
    }

    @Test
    void open_oldMilvusWithoutConnect_opensWithoutIdentifier() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            server.behaviour().forgetMethod("Connect");
            server.behaviour().sharePortWithRest();
            var link = new LinkSupport().open(server.port());
            assertTrue(link.identifier().isEmpty());
            LinkSupport.await(link.close());
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("connections4j-armeria"))
                .toList();
    }
}
