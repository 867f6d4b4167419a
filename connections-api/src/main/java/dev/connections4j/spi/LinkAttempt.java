package dev.connections4j.spi;

import java.util.concurrent.CompletableFuture;

/** A link being opened. */
public interface LinkAttempt {
    /**
     * The outcome. May complete on an event loop: dependents must not block.
     *
     * @return the open link, or a {@link LinkException}, told only once everything that was opened is closed again
     */
    CompletableFuture<TransportLink> link();

    /**
     * Gives up: {@link #link()} fails, and what was opened is closed. After success: closes the link. May be repeated.
     *
     * @return completes when no socket, channel or thread of the attempt is left
     */
    CompletableFuture<Void> abandon();
}
