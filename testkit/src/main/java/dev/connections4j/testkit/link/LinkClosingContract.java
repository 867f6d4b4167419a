package dev.connections4j.testkit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Stage;
import dev.connections4j.async.Operation;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.FaultyPort;
import io.grpc.Status;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Links and attempts that are closed, at any stage. */
abstract class LinkClosingContract extends LinkPart {
    LinkClosingContract(Transport transport) {
        super(transport);
    }

    private static void assertGivenUp(Operation<TransportLink> attempt) {
        Links.guarded(attempt.close());
        assertTrue(attempt.result().isCompletedExceptionally());
        assertThrows(CancellationException.class, () -> Links.guarded(attempt.result()));
    }

    private static void assertGivenUpAt(Stage stage, Links links, FaultyPort silent) {
        Operation<TransportLink> attempt = links.begin();
        Await.until(
                () -> "it waits at " + stage + ", not " + links.stages().current(),
                () -> silent.accepted() == 1 && links.stages().current() == stage);
        assertGivenUp(attempt);
    }

    @Test
    void close_serverAcceptsAndStaysSilent_isGivenUp() {
        try (FaultyPort silent = FaultyPort.silent()) {
            assertGivenUpAt(Stage.HTTP2, to(silent.port()), silent);
        }
    }

    @Test
    void close_handshakeHangs_isGivenUp() {
        try (FaultyPort silent = FaultyPort.silent()) {
            assertGivenUpAt(Stage.TLS, to(silent.port()).with(p -> p.secure(true)), silent);
        }
    }

    @Test
    void close_proxyHangs_isGivenUp() {
        try (FaultyPort silent = FaultyPort.silent()) {
            assertGivenUpAt(
                    Stage.PROXY,
                    to("milvus.example", 19530).with(p -> p.proxyAddress("127.0.0.1:" + silent.port())),
                    silent);
        }
    }

    @Test
    void close_atOnce_isGivenUp() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            to(server.port()).openAndClose(); // which loads the classes
            server.behaviour().holdConnects();
            assertGivenUp(to(server.port()).begin());
            server.behaviour().releaseHeld();
        }
    }

    @Test
    void close_twice_ends() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = to(server.port()).open();
            Links.close(link);
            Links.close(link);
            assertTrue(link.ended().isDone());
        }
    }

    @Test
    void close_callInFlight_endsItUnavailable() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = to(server.port()).open();
            LinkChat chat = LinkChat.over(link);
            chat.say((byte) 7);
            Await.until("the call is there", () -> !server.calls("Chat").isEmpty());
            Links.close(link);
            assertEquals(Status.Code.UNAVAILABLE, Links.guarded(chat.ended).getCode());
        }
    }
}
