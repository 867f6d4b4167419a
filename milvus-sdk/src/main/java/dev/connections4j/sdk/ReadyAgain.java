package dev.connections4j.sdk;

import dev.connections4j.Connection;
import io.grpc.ConnectivityState;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A pause that ends early when a connection that was lost is ready again, or is closed. Until then the connection goes on trying, with its own pauses: by itself
 * it would be idle until the next call.
 */
final class ReadyAgain {
    private ReadyAgain() {}

    /** {@code wasReady} says what the connection was before the call that failed: if it has become ready since, there is nothing to wait for. */
    static void await(Connection connection, boolean wasReady, long millis) throws InterruptedException {
        if (connection.state() == ConnectivityState.READY) {
            if (wasReady) {
                TimeUnit.MILLISECONDS.sleep(millis);
            }
            return;
        }
        CountDownLatch changed = new CountDownLatch(1);
        Connection.Subscription subscription = connection.onStateChange(state -> {
            if (ends(state)) {
                changed.countDown();
            } else if (state == ConnectivityState.IDLE) {
                connection.requestConnection();
            }
        });
        try (subscription) {
            connection.requestConnection();
            if (!ends(connection.state())) {
                var unused = changed.await(millis, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static boolean ends(ConnectivityState state) {
        return state == ConnectivityState.READY || state == ConnectivityState.SHUTDOWN;
    }
}
