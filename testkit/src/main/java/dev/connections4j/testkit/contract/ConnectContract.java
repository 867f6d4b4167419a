package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.AliasConflictException;
import dev.connections4j.Connection;
import dev.connections4j.ServerInfo;
import dev.connections4j.Stage;
import dev.connections4j.standin.MilvusStandIn;
import io.grpc.ConnectivityState;
import io.grpc.Context;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Connecting by alias. */
abstract class ConnectContract extends ContractPart {
    ConnectContract(String transport) {
        super(transport);
    }

    @Test
    void connect_byAlias_publishesTheConnection() {
        Connection connection = connect(ALIAS);
        assertEquals(ALIAS, connection.alias());
        assertSame(connection, registry.get(ALIAS));
        assertTrue(registry.hasConnection(ALIAS));
        assertEquals("v2.3.5-standin", connection.serverVersion());
        assertEquals("STANDALONE", connection.serverInfo().deployMode());
        assertEquals(ConnectivityState.READY, connection.state());
        assertEquals("hello", Calls.echo(connection.channel()));
        assertEquals(1, server.acceptedSockets());
        assertEquals(1, connects());
    }

    @Test
    void connect_succeeds_takesTheTimeOfItsStages() {
        var timings = connect(ALIAS).timings();
        assertTrue(timings.of(Stage.CONNECT).isPresent(), timings.toString());
        assertTrue(timings.of(Stage.TCP).isPresent(), timings.toString());
        assertFalse(timings.of(Stage.TLS).isPresent(), timings.toString());
        assertFalse(timings.elapsed().isNegative(), timings.toString());
    }

    @Test
    void connect_connectedWithTheSame_returnsThatConnection() {
        Connection first = connect(ALIAS);
        assertSame(first, connect(ALIAS));
        assertSame(first, registry.connect(ALIAS));
        assertEquals(1, connects());
    }

    /** The attempt belongs to its alias, not to the caller that began it. */
    @Test
    void connect_inAContextThatIsCancelled_connects() throws Exception {
        Context.CancellableContext context = Context.current().withCancellation();
        context.cancel(new IllegalStateException("nobody waits for this caller's own work"));
        Connection connection = context.call(() -> connect(ALIAS));
        assertEquals("hello", Calls.echo(connection.channel()));
    }

    @Test
    void connect_registeredBefore_usesTheRegistration() {
        registry.addConnection(ALIAS, to(server));
        assertFalse(registry.hasConnection(ALIAS));
        assertEquals("hello", Calls.echo(registry.connect(ALIAS).channel()));
    }

    @Test
    void connect_byMapWithPyMilvusNames_connects() {
        Map<String, Object> map = Map.of(
                "host",
                "127.0.0.1",
                "port",
                server.port(),
                "db_name",
                "default",
                "transport",
                transport,
                "timeout",
                60);
        assertEquals("hello", Calls.echo(registry.connect(ALIAS, map).channel()));
        assertEquals(List.of("default"), server.calls("Connect").get(0).header("dbname"));
    }

    @Test
    void connect_connectedToAnotherAddress_failsNamingBoth() {
        connect(ALIAS);
        MilvusStandIn other = closing(MilvusStandIn.open());
        AliasConflictException conflict =
                assertThrows(AliasConflictException.class, () -> registry.connect(ALIAS, to(other)));
        assertTrue(conflict.getMessage().contains(ALIAS), conflict.getMessage());
        assertTrue(conflict.getMessage().contains(server.address()), conflict.getMessage());
        assertTrue(conflict.getMessage().contains(other.address()), conflict.getMessage());
        assertEquals(0, other.acceptedSockets());
        AliasConflictException adding =
                assertThrows(AliasConflictException.class, () -> registry.addConnection(ALIAS, to(other)));
        assertTrue(adding.getMessage().contains(other.address()), adding.getMessage());
    }

    @Test
    void connect_connectedWithAnotherSecret_failsNamingTheParameterOnly() {
        connect(ALIAS, p -> p.token("first-canary"));
        AliasConflictException conflict =
                assertThrows(AliasConflictException.class, () -> connect(ALIAS, p -> p.token("second-canary")));
        assertEquals(List.of("token"), conflict.parameters());
        assertFalse(conflict.getMessage().contains("canary"), conflict.getMessage());
    }

    @Test
    void connect_timeoutAndWaitForReadyDiffer_isTheSame() {
        Connection first = connect(ALIAS);
        assertSame(first, connect(ALIAS, p -> p.timeout(PATIENT.plusSeconds(1)).waitForReady(true)));
    }

    @Test
    void connect_liteAnswersIdentifierZero_keepsIt() {
        MilvusStandIn lite = closing(MilvusStandIn.builder().identifier(0).start());
        Connection connection = registry.connect(ALIAS, to(lite));
        assertEquals(OptionalLong.of(0), connection.identifier());
        Calls.echo(connection.channel());
        assertEquals(List.of("0"), lite.calls("Echo").get(0).header("identifier"));
        registry.disconnect(ALIAS);
    }

    @Test
    void connect_oldServerWithoutConnect_goesOnWithoutIdentifier() {
        server.behaviour().forgetMethod("Connect");
        Connection connection = connect(ALIAS);
        assertEquals(OptionalLong.empty(), connection.identifier());
        assertEquals(ServerInfo.UNKNOWN, connection.serverInfo());
        Calls.echo(connection.channel());
        assertEquals(List.of(), server.calls("Echo").get(0).header("identifier"));
    }

    @Test
    void connect_portSharedWithRest_passesByItsContentType() {
        server.behaviour().sharePortWithRest();
        assertEquals("hello", Calls.echo(connect(ALIAS).channel()));
        server.calls().forEach(call -> assertEquals(List.of("application/grpc"), call.header("content-type")));
    }

    @Test
    void connect_option_goesIntoClientInfo() {
        connect(ALIAS, p -> p.option(Map.of("team", "search")));
        var said = server.behaviour().connectRequests().get(0).getClientInfo();
        assertEquals("search", said.getReservedMap().get("team"));
        assertNotEquals("", said.getSdkType());
    }

    @Test
    void connect_localTime_isThatOfTheJvmsZone() {
        OffsetDateTime before = OffsetDateTime.now(ZoneId.systemDefault());
        connect(ALIAS);
        OffsetDateTime said = OffsetDateTime.parse(
                server.behaviour().connectRequests().get(0).getClientInfo().getLocalTime());
        assertFalse(said.isBefore(before), said + " is before " + before);
        assertEquals(before.getOffset(), said.getOffset());
    }

    @Test
    void connect_afterDisconnect_makesAnotherConnection() {
        Connection first = connect(ALIAS);
        registry.disconnect(ALIAS);
        Connection second = registry.connect(ALIAS);
        assertNotEquals(first, second);
        assertEquals("hello", Calls.echo(second.channel()));
        assertEquals(2, connects());
    }
}
