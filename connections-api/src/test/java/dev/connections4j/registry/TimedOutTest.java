package dev.connections4j.registry;

import static dev.connections4j.registry.RegistryFixture.connectFailure;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.Connection;
import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller reads whose time is over: it follows what is known. */
class TimedOutTest {
    private static final Duration TEN = Duration.ofSeconds(10);
    private static final String FIREWALL = "check host, port and firewall, or raise timeout";

    private final RegistryFixture fixture = new RegistryFixture();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONNECT     | GATEWAY      | look at the proxy in front of the server, or raise timeout",
                "CONNECT     | NOT_READY    | the server is starting or stopping: raise timeout",
                "CONNECT     | RATE_LIMITED | connect less often, or raise timeout",
                "HTTP2       | CLOSED       | the server may still be starting: raise timeout, or check the port",
                "TCP         | REFUSED      | check host and port, and that the server runs and is published there, or raise timeout",
                "TCP         | UNREACHABLE  | check host, network and firewall, or raise timeout",
                "NAME_LOOKUP | UNKNOWN_HOST | check the host name in address, uri or host, and the DNS it needs, or raise timeout",
                "TCP         | TIMED_OUT    | check host, port and firewall, or raise timeout",
            })
    void afterTries_anyFailure_adviseWhatTheLastOneDoes(Stage stage, Reason reason, String remedy) {
        CompletableFuture<Connection> future = waiter();
        fixture.backend.last().fail(stage, reason, "seen");
        fixture.timers.advance(Duration.ofMillis(100));
        fixture.backend.last().reach(Stage.TCP);
        fixture.timers.advance(TEN);

        ConnectFailedException failure = connectFailure(future);
        assertEquals(Reason.TIMED_OUT, failure.reason());
        assertEquals(remedy, failure.failure().remedy());
        assertEquals(Optional.of(stage), failure.stage());
    }

    @Test
    void afterTries_failureWithARemedyOfItsOwn_keepsIt() {
        CompletableFuture<Connection> future = waiter();
        fixture.backend
                .last()
                .fail(new LinkException(
                        Failure.of(Stage.CONNECT, Reason.RATE_LIMITED, "nginx answered HTTP 429, without gRPC")
                                .saying("slowly")
                                .withRemedy("what stands in front limits the rate: set wait_for_ready"),
                        null));
        fixture.timers.advance(TEN);

        Failure failure = connectFailure(future).failure();
        assertEquals("what stands in front limits the rate: raise timeout", failure.remedy());
        assertEquals("slowly", failure.serverSaid());
        assertEquals(
                "after 2 tries over 10 s, last: RATE_LIMITED: nginx answered HTTP 429, without gRPC; gave up after the timeout of 10 s",
                failure.problem());
    }

    @Test
    void afterTries_callerDoesNotWait_isStillAdvisedTo() {
        CompletableFuture<Connection> waiter = waiter();
        fixture.backend.last().fail(Stage.CONNECT, Reason.RATE_LIMITED, "seen");
        CompletableFuture<Connection> other =
                fixture.begin("books", p -> p.address("one:1").timeout(Duration.ofMillis(50)));
        fixture.timers.advance(TEN);

        assertEquals(
                "connect less often, or set wait_for_ready, or raise timeout",
                connectFailure(other).failure().remedy());
        assertEquals(
                "connect less often, or raise timeout",
                connectFailure(waiter).failure().remedy());
    }

    @Test
    void afterTries_refusedThenAcceptedInSilence_speaksOfTheSilence() {
        CompletableFuture<Connection> future = waiter();
        fixture.backend.last().fail(Stage.TCP, Reason.REFUSED, "the port refuses connections");
        fixture.timers.advance(Duration.ofMillis(5_200));
        fixture.backend.last().reach(Stage.HTTP2);
        fixture.timers.advance(TEN);

        ConnectFailedException failure = connectFailure(future);
        assertEquals(Optional.of(Stage.HTTP2), failure.stage());
        assertEquals(
                "after 2 tries over 10 s, last: REFUSED: the port refuses connections, then the server accepted the connection and"
                        + " stayed silent; gave up after the timeout of 10 s",
                failure.failure().problem());
        assertEquals(FIREWALL, failure.failure().remedy());
        assertEquals(List.of(), fixture.slots.now().slots());
    }

    @Test
    void noTryFailed_silence_isAllThereIs() {
        CompletableFuture<Connection> future = waiter();
        fixture.timers.advance(Duration.ofSeconds(1));
        CompletableFuture<Connection> hasty =
                fixture.begin("books", p -> p.address("one:1").timeout(Duration.ofSeconds(1)));
        fixture.timers.advance(Duration.ofSeconds(1));

        assertEquals(FIREWALL, connectFailure(hasty).failure().remedy());
        assertEquals(
                "the TCP connection was not answered; gave up after the timeout of 1 s",
                connectFailure(hasty).failure().problem());
        future.cancel(true);
    }

    private CompletableFuture<Connection> waiter() {
        return fixture.begin("books", p -> p.address("one:1").waitForReady(true).timeout(TEN));
    }
}
