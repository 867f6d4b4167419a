package dev.connections4j.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.ConnectivityState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pause is longer than the test may take. */
@Timeout(60)
final class ReadyAgainTest {
    private static final long FOR_LONG = 600_000;

    @Test
    void await_readySinceTheCallFailed_doesNotPause() throws InterruptedException {
        try (StandIn standIn = StandIn.over("okhttp")) {
            ReadyAgain.await(standIn.connection, false, FOR_LONG);
            assertEquals(ConnectivityState.READY, standIn.connection.state());
        }
    }
}
