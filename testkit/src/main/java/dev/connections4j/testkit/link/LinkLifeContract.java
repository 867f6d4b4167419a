package dev.connections4j.testkit.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Stage;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.RecordedCall;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.testkit.Await;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A link from its Connect to its end: what it sends, and what ends it. */
abstract class LinkLifeContract extends LinkPart {
    private final String stack;

    LinkLifeContract(Transport transport, String userAgent) {
        super(transport);
        this.stack = userAgent;
    }

    private static void assertUnavailable(TransportLink link) {
        StatusRuntimeException late = assertThrows(StatusRuntimeException.class, () -> Links.echo(link, "late"));
        assertEquals(Status.Code.UNAVAILABLE, late.getStatus().getCode());
    }

    @Test
    void open_plaintext_answersConnectOnOneSocketAndTakesTheTimes() {
        try (MilvusStandIn server = MilvusStandIn.builder().database("books").start()) {
            Links links =
                    to(server.port()).with(p -> p.dbName("books").token("key").userAgent("books/1"));
            TransportLink link = links.open();
            assertEquals("v2.3.5-standin", link.serverInfo().buildTags());
            assertTrue(link.identifier().isPresent());
            assertEquals(
                    Set.of(Stage.TCP, Stage.HTTP2, Stage.CONNECT),
                    links.stages().durations().keySet());
            RecordedCall connect = server.calls("Connect").get(0);
            assertEquals(List.of("application/grpc"), connect.header("content-type"));
            assertEquals(server.address(), connect.authority());
            String userAgent = connect.header("user-agent").get(0);
            assertTrue(userAgent.startsWith("books/1 " + stack + "/"), userAgent);
            assertEquals("hello", Links.echo(link, "hello"));
            RecordedCall echo = server.calls("Echo").get(0);
            assertEquals(List.of("books"), echo.header("dbname"));
            assertEquals(List.of("a2V5"), echo.header("authorization"));
            assertEquals(List.of(Long.toString(link.identifier().getAsLong())), echo.header("identifier"));
            assertEquals(1, server.acceptedSockets());
            assertFalse(link.ended().isDone());
            Links.close(link);
            assertTrue(link.ended().isDone());
            Await.until("the socket is closed", () -> server.openSockets() == 0);
        }
    }

    @Test
    void open_nameOfTwoAddresses_takesTheOneThatAnswersAndTheTimeOfTheLookup() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Links links = to("localhost", server.port());
            links.openAndClose();
            assertTrue(links.stages().durations().containsKey(Stage.NAME_LOOKUP));
            assertTrue(links.stages().durations().containsKey(Stage.CONNECT));
        }
    }

    @Test
    void open_suppliedToken_isReadForEachCall() {
        try (MilvusStandIn server =
                MilvusStandIn.builder().apiKey("one").apiKey("two").start()) {
            var tokens = List.of("one", "two").iterator();
            TransportLink link =
                    to(server.port()).with(p -> p.token(tokens::next)).open();
            Links.echo(link, "hello");
            assertEquals(List.of("dHdv"), server.calls("Echo").get(0).header("authorization"));
            StatusRuntimeException none = assertThrows(StatusRuntimeException.class, () -> Links.echo(link, "again"));
            assertEquals(Status.Code.UNAUTHENTICATED, none.getStatus().getCode());
            assertInstanceOf(NoSuchElementException.class, none.getStatus().getCause());
            Links.close(link);
        }
    }

    @Test
    void open_oldMilvusWithoutConnect_opensWithoutIdentifier() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            server.behaviour().forgetMethod("Connect");
            server.behaviour().sharePortWithRest();
            TransportLink link = to(server.port()).open();
            assertTrue(link.identifier().isEmpty());
            Links.close(link);
        }
    }

    @Test
    void goAway_endsTheLinkAndOpensNoOtherSocket() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = to(server.port()).open();
            server.goAway();
            Links.guarded(link.ended());
            assertUnavailable(link);
            assertEquals(1, server.acceptedSockets());
            Links.close(link);
        }
    }

    @Test
    void goAway_callInFlight_endsTheLinkWhileThatCallGoesOn() throws Exception {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = to(server.port()).open();
            LinkChat chat = LinkChat.over(link);
            chat.say((byte) 7);
            assertArrayEquals(new byte[] {7}, chat.answers.poll(20, TimeUnit.SECONDS));
            server.goAway();
            Links.guarded(link.ended());
            chat.say((byte) 8);
            chat.call.halfClose();
            assertArrayEquals(new byte[] {8}, chat.answers.poll(20, TimeUnit.SECONDS));
            assertEquals(Status.Code.OK, Links.guarded(chat.ended).getCode());
            assertUnavailable(link);
            assertEquals(1, server.acceptedSockets());
            Links.close(link);
        }
    }

    @Test
    void socketCut_endsTheLinkAndOpensNoOtherSocket() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = to(server.port()).open();
            server.cutSockets();
            Links.guarded(link.ended());
            assertUnavailable(link);
            assertEquals(1, server.acceptedSockets());
            Links.close(link);
        }
    }

    @Test
    void socketCut_callThatWaitsForReady_endsUnavailable() {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            TransportLink link = to(server.port()).open();
            server.cutSockets();
            StatusRuntimeException late = assertThrows(
                    StatusRuntimeException.class,
                    () -> ClientCalls.blockingUnaryCall(
                            link.channel(), TestCalls.ECHO, CallOptions.DEFAULT.withWaitForReady(), new byte[1]));
            assertEquals(Status.Code.UNAVAILABLE, late.getStatus().getCode());
            Links.guarded(link.ended());
            assertEquals(1, server.acceptedSockets());
            Links.close(link);
        }
    }
}
