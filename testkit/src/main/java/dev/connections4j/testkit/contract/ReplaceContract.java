package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.Reason;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.FaultyPort;
import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code replace}: another server under the same handle. */
abstract class ReplaceContract extends ContractPart {
    private final MilvusStandIn other =
            MilvusStandIn.builder().version("v-other").start();

    ReplaceContract(String transport) {
        super(transport);
    }

    @AfterEach
    void closeOther() {
        registry.close();
        Await.until("no socket to the other server is left", () -> other.openSockets() == 0);
        other.close();
    }

    @Test
    void replace_connected_handleAndChannelsGoToTheNewServer() {
        Connection connection = connect(ALIAS);
        OptionalLong before = connection.identifier();
        Channel channel = connection.channel();
        Channel books = connection.channel("books");
        Connection replaced = registry.replace(ALIAS, to(other));
        assertSame(connection, replaced);
        assertSame(connection, registry.get(ALIAS));
        assertEquals("v-other", connection.serverVersion());
        assertNotEquals(before, connection.identifier());
        assertEquals(ConnectivityState.READY, connection.state());
        Calls.echo(channel);
        Calls.echo(books);
        assertEquals(0, server.calls("Echo").size());
        assertEquals(2, other.calls("Echo").size());
        assertEquals(List.of("books"), other.calls("Echo").get(1).header("dbname"));
        assertEquals(
                List.of(Long.toString(connection.identifier().orElseThrow())),
                other.calls("Echo").get(0).header("identifier"));
        Await.until("the old socket closes", () -> server.openSockets() == 0);
    }

    @Test
    void replace_streamInFlight_finishesOnTheOldServer() {
        Connection connection = connect(ALIAS);
        Chat chat = Chat.open(connection.channel());
        registry.replace(ALIAS, to(other));
        Calls.echo(connection.channel());
        assertEquals(1, other.calls("Echo").size());
        chat.say("still here");
        assertEquals(1, server.openSockets());
        chat.finish();
        assertEquals(Status.Code.OK, chat.end().getCode());
        Await.until("the old socket closes", () -> server.openSockets() == 0);
        assertEquals(0, other.calls("Chat").size());
    }

    @Test
    void replace_fails_theOldOneStays() {
        Connection connection = connect(ALIAS);
        ConnectFailedException failure = assertThrows(
                ConnectFailedException.class,
                () -> registry.replace(ALIAS, to("127.0.0.1:" + FaultyPort.refusing(), p -> {})));
        assertEquals(Reason.REFUSED, failure.reason());
        assertSame(connection, registry.get(ALIAS));
        Calls.echo(connection.channel());
        assertEquals(1, server.acceptedSockets());
        assertEquals(
                server.address(),
                String.valueOf(registry.getConnectionAddr(ALIAS).get("address")));
    }

    @Test
    void replace_notConnected_isConnect() {
        Connection connection = registry.replace(ALIAS, to(other));
        assertSame(connection, registry.get(ALIAS));
        assertEquals("hello", Calls.echo(connection.channel()));
    }

    @Test
    void replace_done_isWhatTheNextConnectUses() {
        connect(ALIAS);
        registry.replace(ALIAS, to(other));
        registry.disconnect(ALIAS);
        assertEquals("v-other", registry.connect(ALIAS).serverVersion());
        assertEquals(
                other.address(),
                String.valueOf(registry.getConnectionAddr(ALIAS).get("address")));
    }

    @Test
    void replace_onlyTheDatabase_keepsTheRest() {
        server.behaviour();
        Connection connection = connect(ALIAS, p -> p.token("root:Milvus"));
        registry.replace(ALIAS, p -> p.dbName("default"));
        Calls.echo(connection.channel());
        var call = server.calls("Echo").get(0);
        assertEquals(List.of("default"), call.header("dbname"));
        assertEquals(1, call.header("authorization").size());
        assertEquals(2, server.acceptedSockets());
    }

    @Test
    void replace_newAddress_takesNoCredentialsAlong() {
        Connection connection = connect(ALIAS, p -> p.token("root:Milvus"));
        registry.replace(ALIAS, to(other));
        Calls.echo(connection.channel());
        other.calls().forEach(call -> assertEquals(List.of(), call.header("authorization")));
        assertFalse(other.calls().isEmpty());
    }

    @Test
    void replace_poolToSingle_changesTheNumberOfSockets() {
        Connection connection = connect(ALIAS, p -> p.pool("QueuePool").poolSize(3));
        assertEquals(3, server.openSockets());
        registry.replace(ALIAS, to(other, p -> p.pool("Singleton").poolSize(1)));
        Await.until("the old sockets close", () -> server.openSockets() == 0);
        assertEquals(1, other.openSockets());
        assertEquals("hello", Calls.echo(connection.channel()));
    }

    @Test
    void replace_oldServerAwayMeanwhile_newServerServes() {
        Connection connection = connect(ALIAS);
        server.stop();
        registry.replace(ALIAS, to(other));
        assertEquals("hello", Calls.echo(connection.channel()));
        assertInstanceOf(Connection.class, registry.get(ALIAS));
        assertTrue(registry.hasConnection(ALIAS));
    }
}
