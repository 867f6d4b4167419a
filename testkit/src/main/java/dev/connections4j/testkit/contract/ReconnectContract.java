package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.RecordedCall;
import dev.connections4j.standin.StandInBuilder;
import dev.connections4j.testkit.Await;
import io.grpc.CallOptions;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What happens when the socket is lost: Connect again, once per socket, and never a call sent twice. */
abstract class ReconnectContract extends ContractPart {
    private static final CallOptions WAITING = CallOptions.DEFAULT.withWaitForReady();

    ReconnectContract(String transport) {
        super(transport);
    }

    @Override
    StandInBuilder options() {
        return MilvusStandIn.builder().user("root", "Milvus");
    }

    private Connection connected() {
        return connect(ALIAS, p -> p.user("root").password("Milvus"));
    }

    private void isLost(Connection connection) {
        Await.until(
                () -> "the loss is noticed; it is " + connection.state(),
                () -> connection.state() != ConnectivityState.READY);
    }

    /** One more socket was opened, on which Connect came first and once, and calls carry its identifier. */
    private void assertConnectedAgain(Connection connection, OptionalLong before) {
        assertEquals(2, server.acceptedSockets());
        assertEquals(2, connects());
        assertOnTheNextLink(connection, before);
    }

    private void assertOnTheNextLink(Connection connection, OptionalLong before) {
        assertNotEquals(before, connection.identifier());
        RecordedCall last = server.calls("Echo").get(server.calls("Echo").size() - 1);
        List<RecordedCall> connects = server.calls("Connect");
        assertEquals(connects.get(connects.size() - 1).client(), last.client());
        assertEquals(List.of(Long.toString(connection.identifier().orElseThrow())), last.header("identifier"));
    }

    @Test
    void nextCall_socketWasCut_connectsAgain() {
        Connection connection = connected();
        OptionalLong before = connection.identifier();
        server.cutSockets();
        isLost(connection);
        assertTrue(registry.hasConnection(ALIAS));
        assertEquals("hello", Calls.echo(connection.channel()));
        assertConnectedAgain(connection, before);
    }

    /** A server that ends says GOAWAY before it closes its port, so attempts may still meet the old one. */
    @Test
    void nextCall_serverRestarted_connectsAgain() {
        Connection connection = connected();
        OptionalLong before = connection.identifier();
        server.stop();
        int byTheOldOne = connects();
        server.start();
        Await.until(
                "the loss is noticed", () -> connection.state() != ConnectivityState.READY || connects() > byTheOldOne);
        assertEquals("hello", Calls.echo(connection.channel(), WAITING));
        assertOnTheNextLink(connection, before);
    }

    @Test
    void nextCall_serverSentGoAway_connectsAgainAndCallsInFlightFinish() {
        Connection connection = connected();
        OptionalLong before = connection.identifier();
        Chat chat = Chat.open(connection.channel());
        server.goAway();
        Await.until("the successor is connected", () -> !connection.identifier().equals(before));
        assertEquals("hello", Calls.echo(connection.channel()));
        assertConnectedAgain(connection, before);
        chat.say("still here");
        chat.finish();
        assertEquals(Status.Code.OK, chat.end().getCode());
        Await.until("the old socket closes", () -> server.openSockets() == 1);
    }

    @Test
    void manyCalls_socketWasCut_shareOneNewSocket() {
        Connection connection = connected();
        OptionalLong before = connection.identifier();
        server.cutSockets();
        isLost(connection);
        List<Future<byte[]>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(Calls.startEcho(connection.channel(), CallOptions.DEFAULT));
        }
        calls.forEach(Calls::answer);
        assertConnectedAgain(connection, before);
    }

    @Test
    void callInFlight_socketIsCut_endsUnavailableAndIsNotSentAgain() {
        Connection connection = connected();
        Future<byte[]> call = Calls.startSilent(connection.channel());
        Await.until("the call arrives", () -> server.calls("Silent").size() == 1);
        server.cutSockets();
        assertEquals(Status.Code.UNAVAILABLE, Calls.failure(call).getCode());
        isLost(connection);
        assertEquals("hello", Calls.echo(connection.channel()));
        assertEquals(1, server.calls("Silent").size());
    }

    @Test
    void serverAway_callFails_butOneThatWaitsForReadyWaits() {
        Connection connection = connected();
        server.stop();
        isLost(connection);
        Future<byte[]> waiting = Calls.startEcho(connection.channel(), WAITING);
        for (int i = 0; i < 3; i++) {
            Status status = Calls.failure(connection.channel());
            assertEquals(Status.Code.UNAVAILABLE, status.getCode());
            assertTrue(String.valueOf(status.getDescription()).contains(ALIAS), status.toString());
        }
        assertFalse(waiting.isDone());
        server.start();
        Calls.answer(waiting);
        assertEquals("hello", Calls.echo(connection.channel()));
        assertEquals(
                1,
                server.calls("Connect").stream()
                                .map(RecordedCall::client)
                                .distinct()
                                .count()
                        - 1);
    }

    @Test
    void passwordWasChanged_repeatedConnectIsRefused_callsEndWithThatStatus() {
        Connection connection = connected();
        server.behaviour().setPassword("root", "changed");
        server.cutSockets();
        isLost(connection);
        Status status = Calls.failure(connection.channel());
        assertEquals(Status.Code.UNAUTHENTICATED, status.getCode());
        assertTrue(status.toString().contains("auth check failure"), status.toString());
        assertTrue(registry.hasConnection(ALIAS));
    }

    @Test
    void passwordSupplier_repeatedConnect_readsItAnew() {
        AtomicReference<String> password = new AtomicReference<>("Milvus");
        Supplier<String> supplier = password::get;
        Connection connection = connect(ALIAS, p -> p.user("root").password(supplier));
        password.set("changed");
        server.behaviour().setPassword("root", "changed");
        server.cutSockets();
        isLost(connection);
        assertEquals("hello", Calls.echo(connection.channel()));
    }

    @Test
    void keepAlive_socketWasCut_connectsAgainWithoutACall() {
        Connection connection =
                connect(ALIAS, p -> p.user("root").password("Milvus").keepAlive(true));
        server.cutSockets();
        Await.until("Connect is sent again", () -> connects() == 2);
        Await.until("it is ready again", () -> connection.state() == ConnectivityState.READY);
        assertEquals(2, server.acceptedSockets());
    }

    @Test
    void idleTimeout_noCalls_closesTheSocketUntilTheNextCall() {
        Connection connection =
                connect(ALIAS, p -> p.user("root").password("Milvus").idleTimeout(Duration.ofMillis(300)));
        OptionalLong before = connection.identifier();
        Await.until("the socket closes", () -> server.openSockets() == 0);
        Await.until("it is idle", () -> connection.state() == ConnectivityState.IDLE);
        assertTrue(registry.hasConnection(ALIAS));
        assertEquals("hello", Calls.echo(connection.channel()));
        assertConnectedAgain(connection, before);
    }

    @Test
    void idleTimeout_streamInFlight_keepsTheSocket() {
        Connection connection =
                connect(ALIAS, p -> p.user("root").password("Milvus").idleTimeout(Duration.ofMillis(300)));
        Connection idling =
                connect("idling", p -> p.user("root").password("Milvus").idleTimeout(Duration.ofMillis(900)));
        Chat chat = Chat.open(connection.channel());
        Await.until("the other idles, after three times as long", () -> idling.state() == ConnectivityState.IDLE);
        chat.say("still here");
        chat.finish();
        assertEquals(Status.Code.OK, chat.end().getCode());
    }
}
