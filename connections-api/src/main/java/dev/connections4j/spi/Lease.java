package dev.connections4j.spi;

import java.util.concurrent.CompletableFuture;

/** A part in something that is shared, held until {@link #release}. */
public interface Lease {
    /** A part in nothing. */
    Lease NONE = () -> CompletableFuture.completedFuture(null);

    /**
     * Gives it back; the last one to do so ends what was shared. May be repeated.
     *
     * @return completes when this lease holds nothing any more; never fails
     */
    CompletableFuture<Void> release();
}
