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

    /**
     * Why it failed.
     *
     * @return what was found
     */
    public Failure failure() {
        return failure;
    }

    /**
     * Where.
     *
     * @return the failure's stage, or null if before the first
     */
    public @Nullable Stage stage() {
        return failure.stage();
    }

    /**
     * Why.
     *
     * @return the failure's reason
     */
    public Reason reason() {
        return failure.reason();
    }
}
