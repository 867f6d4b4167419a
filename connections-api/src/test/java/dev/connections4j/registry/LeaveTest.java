package dev.connections4j.registry;

import static dev.connections4j.registry.RegistryFixture.await;
import static dev.connections4j.registry.RegistryFixture.connectFailure;
import static dev.connections4j.registry.RegistryFixture.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.ConnectAllException;
import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectReport;
import dev.connections4j.Connection;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaveTest {
    private final RegistryFixture fixture = new RegistryFixture();

    @Test
    void timeouts_differ_eachCallerHasItsOwn() {
        CompletableFuture<Connection> shorter = begin(Duration.ofSeconds(1));
        CompletableFuture<Connection> longer = begin(Duration.ofSeconds(3));
        fixture.timers.advance(Duration.ofSeconds(1));

        assertEquals(Reason.TIMED_OUT, connectFailure(shorter).reason());
        assertFalse(longer.isDone());
        assertFalse(fixture.backend.last().isAbandoned());
        fixture.backend.last().succeed();
        assertEquals("books", join(longer).alias());
    }

    @Test
    void starter_leavesBeforeTheEnd_whatItGaveIsRegistered() {
        CompletableFuture<Connection> starter =
                fixture.registry.connectAsync("books", p -> p.address("one:1").timeout(Duration.ofSeconds(1)));
        CompletableFuture<Connection> other =
                fixture.registry.connectAsync("books", p -> p.timeout(Duration.ofSeconds(3)));
        fixture.timers.advance(Duration.ofSeconds(1));
        assertEquals(Reason.TIMED_OUT, connectFailure(starter).reason());
        fixture.backend.last().succeed();
        join(other);
        fixture.registry.disconnect("books");

        assertEquals("one:1", fixture.registry.getConnectionAddr("books").get("address"));
        fixture.registry.connectAsync("books");
        assertEquals("one:1", fixture.backend.last().resolved.address().toString());
    }

    @Test
    void connectAll_timeoutsDiffer_eachAliasHasItsOwn() {
        fixture.registry.addConnection("patient", p -> p.address("one:1").timeout(Duration.ofSeconds(3)));
        fixture.registry.addConnection("hasty", p -> p.address("two:2").timeout(Duration.ofSeconds(1)));
        CompletableFuture<ConnectAllException> failure = CompletableFuture.supplyAsync(() -> assertThrows(
                ConnectAllException.class, () -> fixture.registry.connectAll(List.of("patient", "hasty"))));
        await("somebody waits", () -> fixture.timers.pending() == 1);
        fixture.timers.advance(Duration.ofSeconds(1));

        await("the hasty one is given up", () -> fixture.backend.last().isAbandoned());
        assertFalse(failure.isDone());
        fixture.backend.openings.get(0).succeed();
        ConnectReport report = join(failure).report();
        assertEquals(Set.of("patient"), report.connections().keySet());
        assertEquals(Set.of("hasty"), report.failures().keySet());
    }

    @Test
    void connectAll_beginningTakesTime_whoseTimeIsOverFirstIsGivenUpFirst() {
        fixture.registry.addConnection("early", p -> p.address("one:1").timeout(Duration.ofSeconds(1)));
        fixture.registry.addConnection("late", p -> p.address("two:2").timeout(Duration.ofMillis(900)));
        fixture.backend.onOpen = opening -> {
            if (opening.alias.equals("early")) {
                fixture.timers.advance(Duration.ofMillis(500));
            }
        };
        CompletableFuture<ConnectAllException> failure = CompletableFuture.supplyAsync(() ->
                assertThrows(ConnectAllException.class, () -> fixture.registry.connectAll(List.of("early", "late"))));
        await("somebody waits", () -> fixture.timers.pending() == 1);
        fixture.timers.advance(Duration.ofMillis(500));

        await("the early one is given up", () -> fixture.backend.openings.get(0).isAbandoned());
        assertFalse(failure.isDone());
        fixture.backend.last().succeed();
        ConnectReport report = join(failure).report();
        assertEquals(Set.of("late"), report.connections().keySet());
        assertEquals(Set.of("early"), report.failures().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NAME_LOOKUP | the name lookup did not answer | check host, port and firewall, or raise timeout",
                "TCP | the TCP connection was not answered | check host, port and firewall, or raise timeout",
                "PROXY | the proxy accepted the connection and stayed silent | check proxy_address, or raise timeout",
                "HTTP2 | the server accepted the connection and stayed silent | check host, port and firewall, or raise timeout; a server"
                        + " that starts may stay silent: set wait_for_ready",
                "CONNECT | the server accepted the connection and stayed silent | check host, port and firewall, or raise timeout; a server"
                        + " that starts may stay silent: set wait_for_ready",
            })
    void timeout_atAStage_saysWhatWasSeen(Stage stage, String seen, String remedy) {
        CompletableFuture<Connection> future = begin(Duration.ofMillis(1500));
        fixture.backend.last().reach(stage);
        fixture.timers.advance(Duration.ofMillis(1500));

        ConnectFailedException failure = connectFailure(future);
        assertEquals(Optional.of(stage), failure.stage());
        assertEquals(
                seen + "; gave up after the timeout of 1.5 s", failure.failure().problem());
        assertEquals(remedy, failure.failure().remedy());
    }

    @Test
    void lastCaller_leaves_isToldWhenAllIsClosed() {
        fixture.backend.closesSlowly = true;
        CompletableFuture<Connection> future = begin(Duration.ofSeconds(1));
        fixture.timers.advance(Duration.ofSeconds(1));

        assertTrue(fixture.backend.last().isAbandoned());
        assertFalse(future.isDone());
        assertEquals(List.of(), fixture.slots.now().slots());
        fixture.backend.last().close();
        assertEquals(Reason.TIMED_OUT, connectFailure(future).reason());
        assertEquals(0, fixture.timers.pending());
    }

    @Test
    void lastCaller_transportNeverCloses_isToldAfterAGuard() {
        fixture.backend.closesSlowly = true;
        CompletableFuture<Connection> future = begin(Duration.ofSeconds(1));
        fixture.timers.advance(Duration.ofSeconds(6));

        assertEquals(Reason.TIMED_OUT, connectFailure(future).reason());
    }

    @Test
    void joining_afterTheLastLeft_isAnAttemptOfItsOwn() {
        fixture.backend.closesSlowly = true;
        CompletableFuture<Connection> first = begin(Duration.ofSeconds(1));
        fixture.timers.advance(Duration.ofSeconds(1));
        CompletableFuture<Connection> second = begin(Duration.ofSeconds(1));

        assertEquals(2, fixture.backend.openings.size());
        fixture.backend.last().succeed();
        assertEquals("books", join(second).alias());
        fixture.backend.openings.get(0).close();
        assertEquals(Reason.TIMED_OUT, connectFailure(first).reason());
        assertTrue(fixture.registry.hasConnection("books"));
    }

    @Test
    void cancel_ofOneFuture_leavesTheAttemptToTheOther() {
        CompletableFuture<Connection> first = begin(Duration.ofSeconds(1));
        CompletableFuture<Connection> second = begin(Duration.ofSeconds(1));
        first.cancel(true);

        assertFalse(fixture.backend.last().isAbandoned());
        second.cancel(false);
        assertTrue(fixture.backend.last().isAbandoned());
        assertEquals(List.of(), fixture.slots.now().slots());
        assertEquals(0, fixture.timers.pending());
    }

    @Test
    void future_completedByItsOwner_leaves() {
        CompletableFuture<Connection> future = begin(Duration.ofSeconds(1));
        future.completeExceptionally(new IllegalStateException("mine"));

        assertTrue(fixture.backend.last().isAbandoned());
        assertTrue(future.isCompletedExceptionally());
    }

    @Test
    void linksOpen_afterAllLeft_areClosed() {
        fixture.backend.closesSlowly = true;
        CompletableFuture<Connection> future = begin(Duration.ofSeconds(1));
        future.cancel(true);
        fixture.backend.last().succeed();

        assertFalse(fixture.registry.hasConnection("books"));
        assertEquals(List.of(), fixture.backend.handles);
    }

    @Test
    void interrupt_ofTheOnlyCaller_keepsTheFlagAndGivesUp() throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            var failure = assertThrows(
                    ConnectFailedException.class, () -> fixture.registry.connect("books", p -> p.address("one:1")));
            assertEquals(Reason.CANCELLED, failure.reason());
            assertEquals("the waiting thread was interrupted", failure.failure().problem());
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = new Thread(task, "interrupted-caller");
        thread.start();
        await("it opens", () -> !fixture.backend.openings.isEmpty());
        thread.interrupt();

        assertTrue(task.get(20, TimeUnit.SECONDS), "the flag is kept");
        assertTrue(fixture.backend.last().isAbandoned());
        assertEquals(List.of(), fixture.slots.now().slots());
    }

    @Test
    void executor_given_runsWhatDependsOnTheFuture() {
        CompletableFuture<String> thread = new CompletableFuture<>();
        fixture.begin(
                        "books",
                        p -> p.address("one:1").executor(task -> {
                            Thread own = new Thread(task, "own-executor");
                            own.start();
                        }))
                .thenAccept(connection -> thread.complete(Thread.currentThread().getName()));
        fixture.backend.last().succeed();

        assertEquals("own-executor", join(thread));
    }

    private CompletableFuture<Connection> begin(Duration timeout) {
        return fixture.begin("books", p -> p.address("one:1").timeout(timeout));
    }
}
