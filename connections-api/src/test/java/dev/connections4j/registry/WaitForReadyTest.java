package dev.connections4j.registry;

import static dev.connections4j.registry.RegistryFixture.connectFailure;
import static dev.connections4j.registry.RegistryFixture.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitForReadyTest {
    private static final Duration TEN = Duration.ofSeconds(10);
    private final RegistryFixture fixture = new RegistryFixture();

    @Test
    void waiter_serverRefusesAtFirst_connectsOnALaterTry() {
        CompletableFuture<Connection> future = waiter(TEN);
        refuse();
        fixture.timers.advance(Duration.ofMillis(100));
        refuse();
        fixture.timers.advance(Duration.ofMillis(200));
        fixture.backend.last().succeed();

        assertEquals("books", join(future).alias());
        assertEquals(3, fixture.backend.openings.size());
        assertEquals(0, fixture.timers.pending());
    }

    @Test
    void waiter_neverReady_accountsForItsTries() {
        CompletableFuture<Connection> future = waiter(TEN);
        for (int millis : new int[] {100, 200, 400, 800}) {
            refuse();
            fixture.timers.advance(Duration.ofMillis(millis));
        }
        refuse();
        fixture.timers.advance(Duration.ofMillis(1600));
        fixture.timers.advance(Duration.ofSeconds(7));

        var failure = connectFailure(future);
        assertEquals(Reason.TIMED_OUT, failure.reason());
        assertEquals(
                "connection 'books' to one:1 over fake failed after 10000 ms at stage TCP: TIMED_OUT: after 6 tries over 10 s,"
                        + " last: REFUSED: the port refuses connections; gave up after the timeout of 10 s. Remedy: check host and port,"
                        + " and that the server runs and is published there, or raise timeout.",
                failure.getMessage());
        assertEquals(0, fixture.slots.now().slots().size());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void waiter_anyReason_waitsOutWhatTimeCanMend(Reason reason) {
        CompletableFuture<Connection> future = waiter(TEN);
        fixture.backend.last().fail(Stage.CONNECT, reason, "seen");

        assertEquals(reason.waitable() ? 2 : 0, fixture.timers.pending());
        if (!reason.waitable()) {
            assertEquals(reason, connectFailure(future).reason());
        }
    }

    @Test
    void others_shareAWaitersAttempt_getTheFirstFailure() {
        CompletableFuture<Connection> waiter = waiter(TEN);
        CompletableFuture<Connection> other = fixture.begin("books", p -> p.address("one:1"));
        refuse();

        assertEquals(Reason.REFUSED, connectFailure(other).reason());
        assertFalse(waiter.isDone());
        fixture.timers.advance(Duration.ofMillis(100));
        fixture.backend.last().succeed();
        assertEquals("books", join(waiter).alias());
    }

    @Test
    void waiter_joinsAnother_attemptGoesOnForIt() {
        CompletableFuture<Connection> first = fixture.begin("books", p -> p.address("one:1"));
        CompletableFuture<Connection> waiter = waiter(TEN);
        refuse();

        assertEquals(Reason.REFUSED, connectFailure(first).reason());
        fixture.timers.advance(Duration.ofMillis(100));
        assertEquals(2, fixture.backend.openings.size());
        fixture.backend.last().succeed();
        assertEquals("books", join(waiter).alias());
    }

    @Test
    void silentTry_somebodyWaits_isCutAndTriedAgain() {
        CompletableFuture<Connection> future = waiter(Duration.ofSeconds(30));
        fixture.backend.last().reach(Stage.CONNECT);
        fixture.timers.advance(Duration.ofSeconds(5));

        assertTrue(fixture.backend.openings.get(0).isAbandoned());
        fixture.timers.advance(Duration.ofMillis(100));
        assertEquals(2, fixture.backend.openings.size());
        fixture.backend.last().reach(Stage.CONNECT);
        fixture.timers.advance(Duration.ofMillis(9_900));
        assertFalse(fixture.backend.openings.get(1).isAbandoned());
        fixture.timers.advance(Duration.ofSeconds(16));

        assertEquals(
                "after 3 tries over 30 s, last: TIMED_OUT: the server accepted the connection and stayed silent for 10 s; gave up"
                        + " after the timeout of 30 s",
                connectFailure(afterTimeout(future)).failure().problem());
    }

    @Test
    void silentTry_cutWhileAnotherDoesNotWait_keepsThatOneToo() {
        CompletableFuture<Connection> waiter = waiter(Duration.ofSeconds(30));
        CompletableFuture<Connection> other =
                fixture.begin("books", p -> p.address("one:1").timeout(Duration.ofSeconds(20)));
        fixture.timers.advance(Duration.ofMillis(5_100));

        assertFalse(other.isDone());
        fixture.backend.last().succeed();
        assertEquals(join(waiter), join(other));
    }

    @Test
    void silentTry_nobodyWaits_isNotCut() {
        CompletableFuture<Connection> future =
                fixture.begin("books", p -> p.address("one:1").timeout(Duration.ofHours(1)));
        fixture.timers.advance(Duration.ofMinutes(59));

        assertFalse(fixture.backend.last().isAbandoned());
        fixture.backend.last().succeed();
        assertEquals("books", join(future).alias());
    }

    @Test
    void leaving_inAPause_triesNoMore() {
        CompletableFuture<Connection> future = waiter(TEN);
        refuse();
        future.cancel(true);
        fixture.timers.advance(Duration.ofMinutes(1));

        assertEquals(1, fixture.backend.openings.size());
        assertEquals(0, fixture.timers.pending());
    }

    @Test
    void listener_ofWaiting_hearsOfEachTryThatIsWaitedOut() {
        List<String> heard = new CopyOnWriteArrayList<>();
        RegistryFixture told = new RegistryFixture(Map.of(), failed -> {
            heard.add(failed.alias() + " to " + failed.address() + " over " + failed.transport() + ": "
                    + failed.reason() + ": " + failed.failure().problem());
            throw new IllegalStateException("a listener that throws is logged");
        });
        CompletableFuture<Connection> future =
                told.begin("books", p -> p.address("one:1").waitForReady(true).timeout(TEN));
        told.backend.last().fail(Stage.TCP, Reason.REFUSED, "the port refuses connections");
        RegistryFixture.await("a pause and the caller's time", () -> told.timers.pending() == 2);

        assertEquals(List.of("books to one:1 over fake: REFUSED: the port refuses connections"), heard);
        told.timers.advance(Duration.ofMillis(100));
        told.backend.last().fail(Stage.CONNECT, Reason.UNAUTHENTICATED, "no");
        assertEquals(Reason.UNAUTHENTICATED, connectFailure(future).reason());
        assertEquals(1, heard.size());
    }

    @Test
    void listener_ofWaiting_hearsNothingOfAConnectThatDoesNotWait() {
        List<Reason> heard = new CopyOnWriteArrayList<>();
        RegistryFixture told = new RegistryFixture(Map.of(), failed -> heard.add(failed.reason()));
        CompletableFuture<Connection> future = told.begin("books", p -> p.address("one:1"));
        told.backend.last().fail(Stage.TCP, Reason.REFUSED, "the port refuses connections");

        assertEquals(Reason.REFUSED, connectFailure(future).reason());
        assertEquals(List.of(), heard);
    }

    private CompletableFuture<Connection> waiter(Duration timeout) {
        return fixture.begin("books", p -> p.address("one:1").waitForReady(true).timeout(timeout));
    }

    private CompletableFuture<Connection> afterTimeout(CompletableFuture<Connection> future) {
        assertEquals(0, fixture.slots.now().slots().size());
        return future;
    }

    private void refuse() {
        fixture.backend.last().fail(Stage.TCP, Reason.REFUSED, "the port refuses connections");
    }
}
