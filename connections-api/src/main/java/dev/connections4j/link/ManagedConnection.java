package dev.connections4j.link;

import dev.connections4j.ConnectTimings;
import dev.connections4j.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A connection as its registry holds it. */
public interface ManagedConnection extends Connection {
    /**
     * Goes over to other links: new and waiting calls use them at once, calls in flight finish on the old ones.
     *
     * @param links open; the connection closes them
     * @param newTimings of opening them
     * @param grace how long calls in flight may go on
     * @return completes when the old links are closed; never fails
     */
    CompletableFuture<Void> exchange(LinkPool links, ConnectTimings newTimings, Duration grace);

    /**
     * Refuses new calls from now on.
     *
     * @param cause the description of their status: alias and what closed it; the first one counts
     */
    void refuse(String cause);

    /**
     * Refuses new calls at once, and gives those in flight a grace. May be repeated; the shortest grace counts.
     *
     * @param grace how long calls in flight may go on
     * @param cause the description of the status of refused and cut calls: alias and what closed it
     * @return completes when all links are closed; never fails
     */
    CompletableFuture<Void> shutdown(Duration grace, String cause);
}
