package dev.connections4j.testkit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.Transport;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.FaultyPort;
import org.junit.jupiter.api.Test;

/** How opening a link fails without TLS and proxies. */
abstract class LinkFailureContract extends LinkPart {
    LinkFailureContract(Transport transport) {
        super(transport);
    }

    private Links secureTo(FaultyPort port) {
        return to(port.port()).with(p -> p.secure(true));
    }

    @Test
    void open_nobodyListens_isRefused() {
        LinkException failure = assertFails(Reason.REFUSED, to(FaultyPort.refusing()));
        assertEquals(Stage.TCP, failure.stage());
        String problem = failure.failure().problem();
        assertTrue(problem.startsWith("127.0.0.1:"), problem);
    }

    @Test
    void open_unknownHost_saysSo() {
        LinkException failure = assertFails(Reason.UNKNOWN_HOST, to("no-such-host.invalid", 19530));
        assertEquals(Stage.NAME_LOOKUP, failure.stage());
        assertEquals(
                "the host no-such-host.invalid has no address",
                failure.failure().problem());
    }

    @Test
    void open_acceptsAndCloses_isClosed() {
        try (FaultyPort port = FaultyPort.closing()) {
            LinkException failure = assertFails(Reason.CLOSED, to(port.port()));
            assertEquals(Stage.HTTP2, failure.stage());
            assertEquals(
                    "127.0.0.1:" + port.port() + " accepted the connection and closed it",
                    failure.failure().problem());
            assertFails(Reason.CLOSED, secureTo(port));
        }
    }

    @Test
    void open_resets_isClosed() {
        try (FaultyPort port = FaultyPort.resetting()) {
            assertFails(Reason.CLOSED, to(port.port()));
            assertFails(Reason.CLOSED, secureTo(port));
        }
    }

    @Test
    void open_http1Answers_isNotGrpc() {
        try (FaultyPort port = FaultyPort.http1()) {
            LinkException failure = assertFails(Reason.NOT_GRPC, to(port.port()));
            assertEquals(Stage.HTTP2, failure.stage());
            assertEquals(
                    "127.0.0.1:" + port.port() + " answered in HTTP/1",
                    failure.failure().problem());
            assertFails(Reason.TLS_ON_PLAINTEXT_PORT, secureTo(port));
        }
    }

    @Test
    void open_garbageAnswers_isProtocolError() {
        try (FaultyPort port = FaultyPort.garbage()) {
            String problem = assertFails(Reason.PROTOCOL_ERROR, to(port.port()))
                    .failure()
                    .problem();
            assertTrue(problem.contains("first bytes f0"), problem);
            assertFails(Reason.TLS_ON_PLAINTEXT_PORT, secureTo(port));
        }
    }

    @Test
    void open_wrongOrNoCredentials_isUnauthenticatedInTheServersWords() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().user("root", "Milvus").start()) {
            LinkException wrong = assertFails(
                    Reason.UNAUTHENTICATED,
                    to(server.port()).with(p -> p.user("root").password("wrong")));
            assertEquals(Stage.CONNECT, wrong.stage());
            assertFalse(wrong.failure().serverSaid().isEmpty());
            LinkException none = assertFails(Reason.UNAUTHENTICATED, to(server.port()));
            assertEquals(Stage.CONNECT, none.stage());
            assertEquals("missing authorization in header", none.failure().serverSaid());
        }
    }

    @Test
    void open_missingDatabase_isDatabaseNotFound() {
        try (MilvusStandIn open = MilvusStandIn.open();
                MilvusStandIn closed = MilvusStandIn.builder()
                        .user("root", "Milvus")
                        .database("books")
                        .start()) {
            assertNotFound(to(open.port()).with(p -> p.dbName("nope")));
            assertNotFound(to(closed.port()).with(p -> p.token("root:Milvus").dbName("nope")));
        }
    }

    private static void assertNotFound(Links links) {
        LinkException missing = assertFails(Reason.DATABASE_NOT_FOUND, links);
        assertEquals("database not found[database=nope]", missing.failure().serverSaid());
    }

    @Test
    void open_internalPort_isNotMilvus() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().user("root", "Milvus").start()) {
            server.behaviour().forgetService();
            assertFails(Reason.NOT_MILVUS, to(server.port()));
            assertFails(Reason.NOT_MILVUS, to(server.port()).with(p -> p.token("root:Milvus")));
        }
    }
}
