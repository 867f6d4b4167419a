package dev.connections4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.testkit.AlarmLog;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.eager.EndingPlan;
import dev.connections4j.testkit.eager.EndingServer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that the server ends in an orderly way, under load: no call fails, and the service handles each exactly once. */
@Timeout(180)
abstract class OrderlyEndsContract {
    private static final int SOCKETS = 3;

    private final String transport;
    private final ConnectionRegistry registry = ContractPart.registry(Map.of());
    private final AlarmLog log = new AlarmLog();

    OrderlyEndsContract(String transport) {
        this.transport = transport;
    }

    @AfterEach
    void nothingWasLogged() {
        registry.close();
        log.close();
        log.assertSilent();
    }

    private Connection connect(String address, Consumer<ConnectionParameters.Builder> more) {
        return registry.connect("books", ConnectionParameters.of(p -> {
            p.address(address).transport(transport).timeout(ContractPart.PATIENT);
            more.accept(p);
        }));
    }

    private EndingServer ends(EndingPlan plan) throws Exception {
        try (EndingServer server = EndingServer.with(plan)) {
            Connection connection = connect(server.address(), p -> {});
            CountedCalls.until(() -> server.endedSockets() >= SOCKETS, connection.channel())
                    .assertHandledOnce(server.handled());
            assertTrue(server.endedSockets() >= SOCKETS, server.endedSockets() + " sockets ended");
            registry.close();
            return server;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000})
    void goAway_afterACountOfRequests_losesNoCall(int requests) throws Exception {
        ends(EndingPlan.goAwayAfter(requests));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000})
    void goAway_inTwoSteps_losesNoCall(int requests) throws Exception {
        ends(EndingPlan.goAwayInTwoStepsAfter(requests));
    }

    @Test
    void goAway_withStreamsAboveTheLast_startsThemAgain() throws Exception {
        EndingServer server = ends(EndingPlan.goAwayLeavingOut(100, 4));
        long repeated = server.handled().keySet().stream()
                .filter(call -> !call.isEmpty() && server.requests(call).size() > 1)
                .count();
        assertTrue(repeated >= SOCKETS, repeated + " calls were started again");
    }

    @Test
    void refusedStreams_inBursts_areStartedAgain() throws Exception {
        try (EndingServer server = EndingServer.with(EndingPlan.refusing(100, 12, 3))) {
            Connection connection = connect(server.address(), p -> {});
            CountedCalls.until(() -> server.refused().size() >= 50, connection.channel())
                    .assertHandledOnce(server.handled());
            assertTrue(server.refused().size() >= 50, server.refused().toString());
            assertEquals(1, server.acceptedSockets());
        }
    }

    @Test
    void grpcServer_afterACountOfRequests_losesNoCall() throws Exception {
        try (MilvusStandIn server =
                MilvusStandIn.builder().requestsPerSocket(100).start()) {
            losesNoCall(server);
        }
    }

    @Test
    void grpcServer_byAge_losesNoCall() throws Exception {
        try (MilvusStandIn server =
                MilvusStandIn.builder().connectionAge(Duration.ofSeconds(1)).start()) {
            losesNoCall(server);
        }
    }

    private void losesNoCall(MilvusStandIn server) throws Exception {
        Connection connection = connect(server.address(), p -> {});
        CountedCalls.until(() -> server.acceptedSockets() > SOCKETS, 5, connection.channel())
                .assertHandledOnce(CountedCalls.handled(server.calls()));
        assertTrue(server.acceptedSockets() > SOCKETS, server.acceptedSockets() + " sockets");
        assertEquals(server.acceptedSockets(), server.calls("Connect").size());
    }

    /** A redial of its own after the first end is right; those after it wait for pauses that grow. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(60)
    void endsAfterConnect_isNotRedialledInAHotLoop(boolean orderly) throws Exception {
        int dials = 6;
        try (EndingServer server = EndingServer.with(EndingPlan.endsAfterConnect(orderly))) {
            long start = System.nanoTime();
            connect(server.address(), p -> p.keepAlive(true));
            Await.until("it is dialled again and again", () -> server.acceptedSockets() >= dials);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(shortestPauses(dials - 2)) >= 0, dials + " dials in " + took);
        }
    }

    /** 0.1 s, doubled each time, each a fifth shorter at most. */
    private static Duration shortestPauses(int number) {
        return Duration.ofMillis(80).multipliedBy((1L << number) - 1);
    }
}
