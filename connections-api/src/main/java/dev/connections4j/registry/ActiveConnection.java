package dev.connections4j.registry;

import dev.connections4j.link.ManagedConnection;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A live connection and what it was connected with.
 *
 * @param connection the same object through every replace
 * @param resolved the parameters in force
 * @param transport the name of the transport in use
 * @param swapped completes when the connection goes by these parameters: exchanges and the shutdown follow each other in this order
 */
record ActiveConnection(
        ManagedConnection connection, ResolvedParameters resolved, String transport, CompletableFuture<Void> swapped) {

    /** Refuses new calls from now on. */
    void refuse(String by) {
        connection.refuse(closedBy(by));
    }

    /** Shuts the connection down, after the exchange that made it what it is. */
    CompletableFuture<Void> shutdown(Duration grace, String by) {
        return swapped.thenCompose(ignored -> connection.shutdown(grace, closedBy(by)));
    }

    private String closedBy(String by) {
        return "connection '" + connection.alias() + "' was closed by " + by;
    }
}
