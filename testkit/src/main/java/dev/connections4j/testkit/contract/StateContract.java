package dev.connections4j.testkit.contract;

import static io.grpc.ConnectivityState.CONNECTING;
import static io.grpc.ConnectivityState.IDLE;
import static io.grpc.ConnectivityState.READY;
import static io.grpc.ConnectivityState.SHUTDOWN;
import static io.grpc.ConnectivityState.TRANSIENT_FAILURE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.testkit.Await;
import io.grpc.ConnectivityState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** {@code state()}: the same on every transport. */
abstract class StateContract extends ContractPart {
    StateContract(String transport) {
        super(transport);
    }

    private static List<ConnectivityState> statesOf(Connection connection) {
        List<ConnectivityState> states = new CopyOnWriteArrayList<>();
        connection.onStateChange(states::add);
        return states;
    }

    private static void become(List<ConnectivityState> states, ConnectivityState... expected) {
        Await.until(
                () -> "the states are " + List.of(expected) + ", not " + states,
                () -> states.equals(List.of(expected)));
    }

    @Test
    void state_lifeWithALostSocket_goesThroughTheSameStates() {
        Connection connection = connect(ALIAS);
        assertEquals(READY, connection.state());
        List<ConnectivityState> states = statesOf(connection);
        server.cutSockets();
        become(states, IDLE);
        assertEquals(IDLE, connection.state());
        Calls.echo(connection.channel());
        become(states, IDLE, CONNECTING, READY);
        registry.disconnect(ALIAS);
        become(states, IDLE, CONNECTING, READY, SHUTDOWN);
        assertEquals(SHUTDOWN, connection.state());
    }

    @Test
    void state_goAway_connectsToItsSuccessorAtOnce() {
        Connection connection = connect(ALIAS);
        List<ConnectivityState> states = statesOf(connection);
        server.goAway();
        become(states, CONNECTING, READY);
        assertEquals("hello", Calls.echo(connection.channel()));
        become(states, CONNECTING, READY);
    }

    @Test
    void state_serverAway_isTransientFailureUntilItIsBack() {
        Connection connection = connect(ALIAS);
        List<ConnectivityState> states = statesOf(connection);
        server.stop();
        Await.until("the loss is noticed", () -> connection.state() != READY);
        Calls.failure(connection.channel());
        Await.until(() -> "it failed, " + states, () -> states.contains(TRANSIENT_FAILURE));
        assertFalse(states.contains(READY), states.toString());
        server.start();
        Calls.echo(connection.channel(), io.grpc.CallOptions.DEFAULT.withWaitForReady());
        assertEquals(READY, connection.state());
    }

    @Test
    void onStateChange_listenerThrows_nothingElseHappens() {
        Connection connection = connect(ALIAS);
        connection.onStateChange(state -> {
            throw new IllegalStateException("a listener's own fault");
        });
        List<ConnectivityState> states = statesOf(connection);
        server.cutSockets();
        become(states, IDLE);
        assertEquals("hello", Calls.echo(connection.channel()));
    }

    @Test
    void onStateChange_listenerClosed_hearsNoMore() {
        Connection connection = connect(ALIAS);
        List<ConnectivityState> closed = new CopyOnWriteArrayList<>();
        connection.onStateChange(closed::add).close();
        List<ConnectivityState> states = statesOf(connection);
        server.cutSockets();
        become(states, IDLE);
        assertEquals(List.of(), closed);
    }

    @Test
    void onStateChange_listenerMakesACall_holdsNothingUp() {
        Connection connection = connect(ALIAS);
        List<String> heard = new CopyOnWriteArrayList<>();
        connection.onStateChange(state -> {
            if (state == IDLE) {
                heard.add(Calls.echo(connection.channel()));
            }
        });
        server.cutSockets();
        Await.until("the listener's call ends", () -> !heard.isEmpty());
        assertTrue(heard.contains("hello"), heard.toString());
    }
}
