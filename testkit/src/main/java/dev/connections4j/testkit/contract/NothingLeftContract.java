package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.standin.ConnectAnswer;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.FaultyPort;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failed, cancelled and closed connects leave no thread, socket or poller: counted. */
abstract class NothingLeftContract extends ContractPart {
    private static final int MOST_EVENT_LOOPS = 3;
    private static final int TIMES = 5;

    NothingLeftContract(String transport) {
        super(transport);
    }

    /** Loads what is loaded once, so that only what a connect leaves is counted. */
    @BeforeEach
    void warmUp() {
        Calls.echo(connect("warm-up").channel());
        registry.removeConnection("warm-up");
        Await.until("the socket closes", () -> server.openSockets() == 0);
        ProcessResources.steady();
    }

    private static void assertNothingMoreThan(ProcessResources before) {
        Await.until(
                () -> "nothing is left: before " + before + ", now " + ProcessResources.now(),
                () -> ProcessResources.now().within(before));
    }

    @Test
    void connect_refused_leavesNothing() {
        ProcessResources before = ProcessResources.now();
        String address = "127.0.0.1:" + FaultyPort.refusing();
        for (int i = 0; i < TIMES; i++) {
            assertThrows(ConnectFailedException.class, () -> registry.connect(ALIAS, to(address, p -> {})));
        }
        assertNothingMoreThan(before);
    }

    @Test
    void connect_serverRefuses_leavesNothing() {
        ProcessResources before = ProcessResources.now();
        server.behaviour().answerNextConnects(TIMES, ConnectAnswer.STOPPING);
        for (int i = 0; i < TIMES; i++) {
            assertThrows(ConnectFailedException.class, () -> connect(ALIAS));
            assertEquals(0, registry.listConnections().size());
        }
        assertNothingMoreThan(before);
        assertEquals(TIMES + 1, server.acceptedSockets());
    }

    @Test
    void connect_timesOutOnASilentPort_leavesNothing() {
        FaultyPort silent = closing(FaultyPort.silent());
        ProcessResources before = ProcessResources.now();
        String address = "127.0.0.1:" + silent.port();
        for (int i = 0; i < TIMES; i++) {
            assertThrows(
                    ConnectFailedException.class,
                    () -> registry.connect(ALIAS, to(address, p -> p.timeout(Duration.ofMillis(100)))));
        }
        silent.close();
        assertNothingMoreThan(before);
        assertTrue(silent.accepted() <= TIMES, silent.accepted() + " sockets");
    }

    @Test
    void connectAsync_cancelled_leavesNothing() {
        ProcessResources before = ProcessResources.now();
        server.behaviour().holdConnects();
        for (int i = 0; i < TIMES; i++) {
            int asked = connects();
            CompletableFuture<Connection> leaving = connectAsync(ALIAS);
            Await.until("Connect arrives", () -> connects() > asked);
            leaving.cancel(true);
            Await.until("the socket closes", () -> server.openSockets() == 0);
        }
        server.behaviour().releaseHeld();
        assertNothingMoreThan(before);
    }

    @Test
    void disconnect_manyTimes_leavesNothing() {
        ProcessResources before = ProcessResources.now();
        for (int i = 0; i < TIMES; i++) {
            Calls.echo(connect(ALIAS, p -> p.pool("QueuePool").poolSize(2)).channel());
            registry.disconnect(ALIAS);
        }
        assertNothingMoreThan(before);
    }

    @Test
    void reconnect_manyTimes_leavesOneSocket() {
        Connection connection = connect(ALIAS);
        reconnect(connection, MOST_EVENT_LOOPS); // shared event loops stay, for as long as the connection
        ProcessResources before = ProcessResources.steady();
        reconnect(connection, TIMES);
        assertNothingMoreThan(before);
        assertEquals(1, server.openSockets());
    }

    private void reconnect(Connection connection, int times) {
        for (int i = 0; i < times; i++) {
            server.cutSockets();
            Await.until("the loss is noticed", () -> connection.state() != io.grpc.ConnectivityState.READY);
            Calls.echo(connection.channel(), io.grpc.CallOptions.DEFAULT.withWaitForReady());
        }
    }
}
