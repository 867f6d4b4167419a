package dev.connections4j.registry;

import dev.connections4j.Connection;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A live connection and what it was connected with.
 *
 * @param handle the connection; the same object through every replace
 * @param connection what the user holds of it
 * @param resolved the parameters in force
 * @param transport the name of the transport in use
 * @param swapped completes when the handle goes by these parameters: exchanges and the shutdown follow each other in this order
 */
record ActiveConnection(
        Backend.Handle handle,
        Connection connection,
        ResolvedParameters resolved,
        String transport,
        CompletableFuture<Void> swapped) {

    /** Refuses new calls. */
    void refuse(String by) {
        handle.refuse(closedBy(by));
    }

    /** Shuts the handle down, after the exchange that made it what it is. */
    CompletableFuture<Void> shutdown(Duration grace, String by) {
        return swapped.thenCompose(ignored -> handle.shutdown(grace, closedBy(by)));
    }

    private String closedBy(String by) {
        return "connection '" + connection.alias() + "' was closed by " + by;
    }
}
