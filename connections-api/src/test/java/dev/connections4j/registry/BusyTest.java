package dev.connections4j.registry;

import static dev.connections4j.registry.RegistryFixture.connectFailure;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.ConnectionParameters;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that does its own work too late blames no server: half of the timeout makes the difference. */
class BusyTest {
    private static final String REMEDY = "give this process more CPU, or raise timeout";
    private static final String LIMIT = "; gave up after the timeout of 10 s";

    private final RegistryFixture fixture = new RegistryFixture();

    @Test
    void nothingBegun_inTheWholeTimeout_isBusy() {
        fixture.backend.first = null;
        CompletableFuture<Connection> future = begin(p -> {});
        seconds(10);

        ConnectFailedException failure = connectFailure(future);
        assertEquals(Reason.TIMED_OUT, failure.reason());
        assertEquals(Optional.empty(), failure.stage());
        assertEquals(
                "connection 'books' to one:1 over fake failed after 10000 ms: TIMED_OUT: this process was too busy to connect in time:"
                        + " its own work ran 10 s late" + LIMIT + ". Remedy: " + REMEDY + ".",
                failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"5.0, true", "4.9, false"})
    void firstStage_beginsLate_isBusyFromHalfOfTheTimeoutOn(double begun, boolean busy) {
        fixture.backend.first = null;
        CompletableFuture<Connection> future = begin(p -> {});
        seconds(begun);
        fixture.backend.last().reach(Stage.TCP);
        seconds(10 - begun);

        assertBusy(busy, "its own work ran 5 s late", "the TCP connection was not answered", future);
        assertEquals(Optional.of(Stage.TCP), connectFailure(future).stage());
    }

    @ParameterizedTest
    @CsvSource({"6.0, true", "5.9, false"})
    void stages_withTimeBetween_addUp(double second, boolean busy) {
        CompletableFuture<Connection> future = begin(p -> {});
        seconds(1);
        fixture.backend.last().pass(Stage.TCP);
        seconds(3);
        fixture.backend.last().reach(Stage.TLS);
        fixture.backend.last().pass(Stage.TLS);
        seconds(second - 4);
        fixture.backend.last().reach(Stage.HTTP2);
        seconds(10 - second);

        assertBusy(busy, "its own work ran 5 s late", "the server accepted the connection and stayed silent", future);
    }

    @ParameterizedTest
    @CsvSource({"15.0, true", "14.9, false"})
    void timer_runsLate_isBusyFromHalfOfTheTimeoutOn(double ran, boolean busy) {
        CompletableFuture<Connection> future = begin(p -> {});
        fixture.timers.stall(millis(ran));
        fixture.timers.run();

        assertBusy(busy, "its own work ran 5 s late", "the TCP connection was not answered", future);
    }

    @Test
    void pause_endsLate_isBusyAndAccountsForItsTries() {
        CompletableFuture<Connection> future = begin(p -> p.waitForReady(true));
        fixture.backend.last().fail(Stage.TCP, Reason.REFUSED, "the port refuses connections");
        fixture.timers.stall(millis(6.1));
        fixture.timers.run();
        seconds(3.9);

        Failure failure = connectFailure(future).failure();
        assertEquals(
                "this process was too busy to connect in time: its own work ran 6 s late (after 2 tries over 10 s, last: REFUSED: the"
                        + " port refuses connections)" + LIMIT,
                failure.problem());
        assertEquals(REMEDY, failure.remedy());
    }

    @Test
    void pauses_punctual_areNoWorkOfThisProcess() {
        CompletableFuture<Connection> future = begin(p -> p.waitForReady(true));
        for (int i = 0; i < 100 && !future.isDone(); i++) {
            if (!fixture.backend.last().isEnded()) {
                fixture.backend.last().fail(Stage.TCP, Reason.REFUSED, "the port refuses connections");
            }
            seconds(0.1);
        }

        assertEquals(
                "check host and port, and that the server runs and is published there, or raise timeout",
                connectFailure(future).failure().remedy());
    }

    @Test
    void triesCutInSilence_becauseOfThisProcess_keepThatRemedy() {
        fixture.backend.first = null;
        CompletableFuture<Connection> future = begin(p -> p.waitForReady(true).timeout(Duration.ofSeconds(14)));
        seconds(5);
        fixture.backend.first = Stage.TCP;
        seconds(9);

        Failure failure = connectFailure(future).failure();
        assertEquals(
                "after 2 tries over 14 s, last: TIMED_OUT: this process was too busy to connect in time: its own work ran 5 s late;"
                        + " gave up after the timeout of 14 s",
                failure.problem());
        assertEquals(REMEDY, failure.remedy());
    }

    @Test
    void joined_afterTheDelay_waitedForTheServer() {
        fixture.backend.first = null;
        CompletableFuture<Connection> patient = begin(p -> p.timeout(Duration.ofHours(1)));
        seconds(60);
        fixture.backend.last().reach(Stage.TCP);
        CompletableFuture<Connection> joined = begin(p -> p.timeout(Duration.ofSeconds(10)));
        seconds(10);

        assertBusy(false, "", "the TCP connection was not answered", joined);
        patient.cancel(true);
    }

    @Test
    void pool_oneMemberLate_isBusy() {
        CompletableFuture<Connection> future = begin(p -> p.pool("QueuePool").poolSize(2));
        fixture.backend.openings.get(0).succeed();
        fixture.backend.last().pass(Stage.TCP);
        seconds(10);

        assertBusy(true, "its own work ran 10 s late", "", future);
    }

    @Test
    void busy_withASupplierOfCredentials_namesItToo() {
        fixture.backend.first = null;
        CompletableFuture<Connection> future = begin(p -> p.token(() -> "canary"));
        seconds(10);

        assertEquals(
                REMEDY + "; what the supplier of token or password takes counts too",
                connectFailure(future).failure().remedy());
    }

    @Test
    void busy_withAProxyThatIsNotUsed_doesNotNameIt() {
        RegistryFixture behind = new RegistryFixture(Map.of("HTTPS_PROXY", "http://proxy:3128"));
        behind.backend.first = null;
        CompletableFuture<Connection> late = behind.begin("late", p -> p.address("one:1"));
        behind.timers.advance(millis(10));
        behind.backend.first = Stage.TCP;
        CompletableFuture<Connection> silent = behind.begin("silent", p -> p.address("one:1"));
        behind.timers.advance(millis(10));

        assertEquals(REMEDY, connectFailure(late).failure().remedy());
        assertEquals(
                true,
                connectFailure(silent).failure().remedy().contains("HTTPS_PROXY is set and not used"),
                connectFailure(silent).getMessage());
    }

    private CompletableFuture<Connection> begin(Consumer<ConnectionParameters.Builder> steps) {
        return fixture.begin("books", steps.andThen(p -> p.address("one:1")));
    }

    private void seconds(double time) {
        fixture.timers.advance(millis(time));
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static void assertBusy(boolean busy, String late, String silence, CompletableFuture<Connection> future) {
        Failure failure = connectFailure(future).failure();
        assertEquals(
                (busy ? "this process was too busy to connect in time: " + late : silence) + LIMIT, failure.problem());
        assertEquals(busy, failure.remedy().equals(REMEDY), failure.remedy());
    }
}
