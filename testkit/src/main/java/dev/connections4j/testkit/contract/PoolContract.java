package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.ParameterException;
import dev.connections4j.Reason;
import dev.connections4j.standin.ConnectAnswer;
import dev.connections4j.standin.RecordedCall;
import dev.connections4j.testkit.Await;
import io.grpc.ConnectivityState;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Singleton, QueuePool and SingletonThread: how many sockets, and which one a call takes. */
abstract class PoolContract extends ContractPart {
    PoolContract(String transport) {
        super(transport);
    }

    private List<InetSocketAddress> sockets(String method) {
        return server.calls(method).stream().map(RecordedCall::client).toList();
    }

    private Connection pooled(String pool, int size) {
        return connect(ALIAS, p -> p.pool(pool).poolSize(size));
    }

    @Test
    void singleton_calls_shareOneSocket() {
        Connection connection = connect(ALIAS, p -> p.pool("Singleton"));
        for (int i = 0; i < 6; i++) {
            Calls.echo(connection.channel());
        }
        assertEquals(1, Set.copyOf(sockets("Echo")).size());
        assertEquals(1, server.acceptedSockets());
    }

    @Test
    void queuePool_connect_opensAllWithConnectOnEach() {
        pooled("QueuePool", 4);
        assertEquals(4, server.openSockets());
        assertEquals(4, Set.copyOf(sockets("Connect")).size());
        assertEquals(4, connects());
    }

    @Test
    void queuePool_calls_takeTheSocketsInTurn() {
        Connection connection = pooled("QueuePool", 3);
        for (int i = 0; i < 9; i++) {
            Calls.echo(i % 2 == 0 ? connection.channel() : connection.channel("books"));
        }
        Map<InetSocketAddress, Long> spread =
                sockets("Echo").stream().collect(Collectors.groupingBy(s -> s, Collectors.counting()));
        assertEquals(3, spread.size());
        spread.values().forEach(count -> assertEquals(3L, count));
        assertEquals(sockets("Echo").subList(0, 3), sockets("Echo").subList(3, 6));
        assertEquals(3, server.acceptedSockets());
    }

    @Test
    void singletonThread_aThread_keepsToOneSocket() throws Exception {
        Connection connection = pooled("SingletonThread", 2);
        assertEquals(2, server.openSockets());
        for (int i = 0; i < 2; i++) {
            Thread thread = new Thread(() -> {
                for (int j = 0; j < 5; j++) {
                    Calls.echo(connection.channel());
                }
            });
            thread.start();
            thread.join(60_000);
            assertFalse(thread.isAlive());
        }
        List<InetSocketAddress> used = sockets("Echo");
        assertEquals(10, used.size());
        assertEquals(1, Set.copyOf(used.subList(0, 5)).size());
        assertEquals(1, Set.copyOf(used.subList(5, 10)).size());
        assertEquals(2, Set.copyOf(used).size());
    }

    @Test
    void queuePool_calls_carryTheIdentifierOfTheirSocketsConnect() {
        Connection connection = pooled("QueuePool", 3);
        for (int i = 0; i < 3; i++) {
            Calls.echo(connection.channel());
        }
        Set<List<String>> identifiers = server.calls("Echo").stream()
                .map(call -> call.header("identifier"))
                .collect(Collectors.toSet());
        assertEquals(3, identifiers.size(), identifiers.toString());
    }

    @Test
    void queuePool_oneMemberIsRefused_connectFailsAndLeavesNothing() {
        server.behaviour().holdConnects();
        server.behaviour().answerNextConnects(1, ConnectAnswer.NOT_READY);
        var attempt =
                registry.connectAsync(ALIAS, to(server, p -> p.pool("QueuePool").poolSize(3)));
        Await.until("all three ask", () -> connects() == 3);
        server.behaviour().releaseHeld();
        var failure = assertThrows(java.util.concurrent.ExecutionException.class, () -> outcome(attempt));
        assertEquals(Reason.NOT_READY, ((ConnectFailedException) failure.getCause()).reason());
        assertFalse(registry.hasConnection(ALIAS));
        Await.until("the sockets close", () -> server.openSockets() == 0);
    }

    @Test
    void queuePool_allSocketsCut_callsOpenThemAnewWithConnectOnEach() {
        Connection connection = pooled("QueuePool", 2);
        server.cutSockets();
        Await.until("the loss is noticed", () -> connection.state() != ConnectivityState.READY);
        for (int i = 0; i < 4; i++) {
            Calls.echo(connection.channel(), io.grpc.CallOptions.DEFAULT.withWaitForReady());
        }
        Await.until("both are open again", () -> server.openSockets() == 2 && connects() == 4);
        assertEquals(4, server.acceptedSockets());
        assertEquals(4, Set.copyOf(sockets("Connect")).size());
    }

    @Test
    void poolSize_aboveOneWithoutAPool_fails() {
        ParameterException wrong = assertThrows(ParameterException.class, () -> pooled("Singleton", 2));
        assertEquals("pool_size", wrong.parameter());
        assertEquals(0, server.acceptedSockets());
    }

    @Test
    void pool_unknown_failsNamingTheOnesThereAre() {
        ParameterException wrong = assertThrows(ParameterException.class, () -> pooled("Foo", 2));
        assertTrue(wrong.getMessage().contains("QueuePool"), wrong.getMessage());
        assertEquals(0, server.acceptedSockets());
    }
}
