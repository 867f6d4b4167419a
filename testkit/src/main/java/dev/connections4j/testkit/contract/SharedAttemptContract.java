package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.AliasConflictException;
import dev.connections4j.ConnectAllException;
import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.Reason;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.FaultyPort;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several callers, several aliases, and leaving. */
abstract class SharedAttemptContract extends ContractPart {
    SharedAttemptContract(String transport) {
        super(transport);
    }

    private void connectArrives() {
        Await.until("Connect arrives", () -> connects() > 0);
    }

    @Test
    void connectAsync_manyCallersOfOneAlias_shareOneAttempt() throws Exception {
        server.behaviour().holdConnects();
        List<CompletableFuture<Connection>> callers =
                Stream.generate(() -> connectAsync(ALIAS)).limit(16).toList();
        connectArrives();
        callers.forEach(caller -> assertFalse(caller.isDone()));
        server.behaviour().releaseHeld();
        Connection first = outcome(callers.get(0));
        for (CompletableFuture<Connection> caller : callers) {
            assertSame(first, outcome(caller));
        }
        assertEquals(1, connects());
        assertEquals(1, server.acceptedSockets());
    }

    @Test
    void connectAsync_otherParametersMeanwhile_conflict() throws Exception {
        server.behaviour().holdConnects();
        CompletableFuture<Connection> first = connectAsync(ALIAS);
        connectArrives();
        CompletableFuture<Connection> second = registry.connectAsync(ALIAS, to(server, p -> p.dbName("default")));
        ExecutionException conflict = assertThrows(ExecutionException.class, () -> outcome(second));
        assertInstanceOf(AliasConflictException.class, conflict.getCause());
        assertTrue(
                conflict.getCause().getMessage().contains("db_name"),
                conflict.getCause().getMessage());
        server.behaviour().releaseHeld();
        assertEquals(ALIAS, outcome(first).alias());
    }

    @Test
    void connectAsync_oneCallerLeaves_theOtherStillConnects() throws Exception {
        server.behaviour().holdConnects();
        CompletableFuture<Connection> leaving = connectAsync(ALIAS);
        CompletableFuture<Connection> staying = connectAsync(ALIAS);
        connectArrives();
        assertTrue(leaving.cancel(true));
        server.behaviour().releaseHeld();
        assertEquals("hello", Calls.echo(outcome(staying).channel()));
        assertEquals(1, connects());
    }

    @Test
    void connectAsync_everyCallerLeaves_theAttemptIsGivenUp() {
        server.behaviour().holdConnects();
        CompletableFuture<Connection> leaving = connectAsync(ALIAS);
        connectArrives();
        leaving.cancel(true);
        Await.until("the socket closes", () -> server.openSockets() == 0);
        assertFalse(registry.hasConnection(ALIAS));
        assertEquals(List.of(), registry.listConnections());
    }

    @Test
    void connectAsync_oneCallerTimesOut_theOtherStillConnects() throws Exception {
        server.behaviour().holdConnects();
        CompletableFuture<Connection> patient = connectAsync(ALIAS);
        connectArrives();
        ConnectFailedException late =
                assertThrows(ConnectFailedException.class, () -> connect(ALIAS, p -> p.timeout(Duration.ofMillis(50))));
        assertEquals(Reason.TIMED_OUT, late.reason());
        server.behaviour().releaseHeld();
        assertEquals("hello", Calls.echo(outcome(patient).channel()));
        assertEquals(1, connects());
    }

    @Test
    void connect_callerInterrupted_keepsItsFlagAndTheAttemptIsGivenUp() throws Exception {
        server.behaviour().holdConnects();
        AtomicBoolean flag = new AtomicBoolean();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                connect(ALIAS);
            } catch (RuntimeException e) {
                thrown.set(e);
            }
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        connectArrives();
        caller.interrupt();
        caller.join(60_000);
        assertFalse(caller.isAlive());
        assertTrue(flag.get());
        assertTrue(String.valueOf(thrown.get()).contains(ALIAS), String.valueOf(thrown.get()));
        Await.until("the socket closes", () -> server.openSockets() == 0);
        assertFalse(registry.hasConnection(ALIAS));
    }

    @Test
    void disconnect_attemptUnderWay_endsItsCallersWithCancelled() {
        server.behaviour().holdConnects();
        CompletableFuture<Connection> caller = connectAsync(ALIAS);
        connectArrives();
        registry.disconnect(ALIAS);
        ExecutionException failure = assertThrows(ExecutionException.class, () -> outcome(caller));
        ConnectFailedException cancelled = assertInstanceOf(ConnectFailedException.class, failure.getCause());
        assertEquals(Reason.CANCELLED, cancelled.reason());
        assertTrue(cancelled.getMessage().contains(ALIAS), cancelled.getMessage());
        Await.until("the socket closes", () -> server.openSockets() == 0);
    }

    @Test
    void connectAll_allFine_reportsInTheOrderAsked() {
        List<String> aliases = List.of("c", "a", "b");
        aliases.forEach(alias -> registry.addConnection(alias, to(server)));
        var report = registry.connectAll(aliases);
        assertEquals(aliases, List.copyOf(report.connections().keySet()));
        assertEquals(3, server.openSockets());
        registry.disconnect("a");
        assertEquals("hello", Calls.echo(registry.get("b").channel()));
    }

    @Test
    void connectAll_oneRefused_carriesItsFailureAndKeepsTheOthers() {
        registry.addConnection("fine", to(server));
        registry.addConnection("away", to("127.0.0.1:" + FaultyPort.refusing(), p -> {}));
        ConnectAllException failure =
                assertThrows(ConnectAllException.class, () -> registry.connectAll(List.of("fine", "away")));
        assertEquals(1, failure.getSuppressed().length);
        assertInstanceOf(
                ConnectFailedException.class, failure.report().failures().get("away"));
        assertTrue(failure.getMessage().contains("1 of 2 connections failed"), failure.getMessage());
        assertTrue(registry.hasConnection("fine"));
        assertFalse(registry.hasConnection("away"));
    }
}
