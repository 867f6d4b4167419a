package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.standin.ConnectAnswer;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.FaultyPort;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** {@code wait_for_ready} and {@code timeout}. */
abstract class WaitForReadyContract extends ContractPart {
    WaitForReadyContract(String transport) {
        super(transport);
    }

    private CompletableFuture<Connection> waiting(String address) {
        return registry.connectAsync(ALIAS, to(address, p -> p.waitForReady(true)));
    }

    @Test
    void waitForReady_serverNotReadyYet_connectsOnceItIs() throws Exception {
        server.behaviour().answerNextConnects(1, ConnectAnswer.NOT_READY);
        server.behaviour().answerNextConnects(1, ConnectAnswer.OLD_NOT_READY);
        server.behaviour().answerNextConnects(1, ConnectAnswer.RATE_LIMITED);
        Connection connection = outcome(waiting(server.address()));
        assertEquals("hello", Calls.echo(connection.channel()));
        assertEquals(4, connects());
        Await.until("only the last socket is left", () -> server.openSockets() == 1);
    }

    @Test
    void waitForReady_portOpensLater_connectsOnceItDoes() throws Exception {
        int port = FaultyPort.refusing();
        MilvusStandIn later = closing(MilvusStandIn.builder().port(port).build());
        assertThrows(
                ConnectFailedException.class, () -> registry.connect("impatient", to("127.0.0.1:" + port, p -> {})));
        CompletableFuture<Connection> waiting = waiting("127.0.0.1:" + port);
        assertFalse(waiting.isDone());
        later.start();
        assertEquals("hello", Calls.echo(outcome(waiting).channel()));
        registry.disconnect(ALIAS);
    }

    @Test
    void waitForReady_portThatClosesAtFirst_connectsOnceTheServerIsThere() throws Exception {
        FaultyPort starting = FaultyPort.closing();
        MilvusStandIn later =
                closing(MilvusStandIn.builder().port(starting.port()).build());
        CompletableFuture<Connection> waiting = waiting("127.0.0.1:" + starting.port());
        Await.until("it was tried twice", () -> starting.accepted() >= 2);
        starting.close();
        later.start();
        assertEquals("hello", Calls.echo(outcome(waiting).channel()));
        registry.disconnect(ALIAS);
    }

    @Test
    void waitForReady_wrongPassword_failsAtOnce() {
        server.behaviour().setPassword("root", "Milvus");
        ConnectFailedException failure = assertThrows(
                ConnectFailedException.class,
                () -> connect(ALIAS, p -> p.waitForReady(true).user("root").password("nope")));
        assertEquals(Reason.UNAUTHENTICATED, failure.reason());
        assertEquals(1, connects());
    }

    @Test
    void waitForReady_timeIsUp_endsTellingWhatItWaitedFor() {
        connect(ALIAS); // what the first connect of a JVM costs must not use up the time
        registry.disconnect(ALIAS);
        server.behaviour().answerNextConnects(10_000, ConnectAnswer.NOT_READY);
        ConnectFailedException failure = assertThrows(
                ConnectFailedException.class,
                () -> connect(ALIAS, p -> p.waitForReady(true).timeout(Duration.ofSeconds(3))));
        assertEquals(Reason.TIMED_OUT, failure.reason());
        assertTrue(
                failure.getMessage().contains("NOT_READY")
                        || failure.getMessage().contains("not ready"),
                failure.getMessage());
        assertEquals(
                "the server is starting or stopping: raise timeout",
                failure.failure().remedy());
        assertEquals(Stage.CONNECT, failure.stage().orElseThrow());
        assertTrue(connects() > 2, connects() + " tries");
    }

    @Test
    void waitForReady_givenUp_endsTheWaiting() {
        CompletableFuture<Connection> waiting = waiting("127.0.0.1:" + FaultyPort.refusing());
        registry.disconnect(ALIAS);
        Exception failure = assertThrows(Exception.class, () -> outcome(waiting));
        assertEquals(Reason.CANCELLED, ((ConnectFailedException) failure.getCause()).reason());
    }

    @Test
    void withoutWaitForReady_serverNotReady_failsAtOnce() {
        server.behaviour().answerNextConnects(1, ConnectAnswer.NOT_READY);
        ConnectFailedException failure = assertThrows(ConnectFailedException.class, () -> connect(ALIAS));
        assertEquals(Reason.NOT_READY, failure.reason());
        assertEquals(1, connects());
    }
}
