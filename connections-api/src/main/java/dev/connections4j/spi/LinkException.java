package dev.connections4j.spi;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import org.jspecify.annotations.Nullable;

/** Opening a link failed: diagnosed, but without alias and address, which the engine adds. */
public final class LinkException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Failure failure;

    /**
     * A failure.
     *
     * @param failure what was found
     * @param cause what the transport saw, or null
     */
    public LinkException(Failure failure, @Nullable Throwable cause) {
        super(failure.problem(), cause);
        this.failure = failure;
    }

    /** {@return why it failed} */
    public Failure failure() {
        return failure;
    }

    /** {@return where it failed; null if before the first stage} */
    public @Nullable Stage stage() {
        return failure.stage();
    }

    /** {@return the reason of the failure} */
    public Reason reason() {
        return failure.reason();
    }
}
