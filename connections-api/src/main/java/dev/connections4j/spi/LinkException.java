package dev.connections4j.spi;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import org.jspecify.annotations.Nullable;

/** Opening a link failed: diagnosed, but without alias and address, which whoever asked adds. */
public final class LinkException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable Stage stage;
    private final Reason reason;
    private final String serverSaid;
    private final String remedy;

    /**
     * A failure with the reason's own remedy.
     *
     * @param stage where
     * @param reason why
     * @param problem what was seen, a sentence without full stop; never holds a secret
     * @param serverSaid the server's own words, or empty
     * @param cause what the transport saw, or null
     */
    public LinkException(
            @Nullable Stage stage, Reason reason, String problem, String serverSaid, @Nullable Throwable cause) {
        this(stage, reason, problem, serverSaid, reason.remedy(), cause);
    }

    /**
     * A failure with a remedy of its own.
     *
     * @param stage where
     * @param reason why
     * @param problem what was seen, a sentence without full stop; never holds a secret
     * @param serverSaid the server's own words, or empty
     * @param remedy what to do, a sentence without full stop
     * @param cause what the transport saw, or null
     */
    public LinkException(
            @Nullable Stage stage,
            Reason reason,
            String problem,
            String serverSaid,
            String remedy,
            @Nullable Throwable cause) {
        super(problem, cause);
        this.stage = stage;
        this.reason = reason;
        this.serverSaid = serverSaid;
        this.remedy = remedy;
    }

    /**
     * Where.
     *
     * @return the stage, or null if before the first
     */
    public @Nullable Stage stage() {
        return stage;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * What was seen.
     *
     * @return the message
     */
    public String problem() {
        return String.valueOf(getMessage());
    }

    /**
     * The server's own words.
     *
     * @return empty if it said nothing
     */
    public String serverSaid() {
        return serverSaid;
    }

    /**
     * What to do.
     *
     * @return a sentence without full stop; may be empty
     */
    public String remedy() {
        return remedy;
    }
}
