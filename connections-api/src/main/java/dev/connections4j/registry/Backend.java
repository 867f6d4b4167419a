package dev.connections4j.registry;

import dev.connections4j.ConnectTimings;
import dev.connections4j.Connection;
import dev.connections4j.TransportInfo;
import dev.connections4j.link.Links;
import dev.connections4j.link.Opening;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the registry asks of the links below it. Tests put fakes in its place. */
interface Backend {
    /** Starts one try to open all links; returns at once. */
    Opening open(String alias, ResolvedParameters resolved);

    /** A handle over open links; {@code onClose} is what its {@code close()} asks for. */
    Handle handle(String alias, ResolvedParameters resolved, Links links, ConnectTimings timings, Runnable onClose);

    /** What can open links. */
    default List<TransportInfo> transports() {
        return List.of();
    }

    /** A connection as its registry holds it. */
    interface Handle {
        /** What the user holds. */
        Connection connection();

        /** New calls go over {@code links}; completes when the old ones are drained and closed. Never fails. */
        CompletableFuture<Void> exchange(
                ResolvedParameters resolved, Links links, ConnectTimings timings, Duration grace);

        /** Refuses new calls, gives those in flight {@code grace}; completes when all is closed. Never fails. May be repeated; the shortest grace
         * counts. {@code cause} is what refused and cut calls say. */
        CompletableFuture<Void> shutdown(Duration grace, String cause);
    }
}
