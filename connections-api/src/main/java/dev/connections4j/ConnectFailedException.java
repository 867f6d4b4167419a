package dev.connections4j;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connecting failed: alias, address, transport, elapsed time, stage, reason, the server's own words and a remedy. The code is the reason's name. */
public final class ConnectFailedException extends ConnectionsException {
    private static final long serialVersionUID = 1L;

    private final Facts facts;

    /**
     * What a failed connect is about.
     *
     * @param alias whose connect failed
     * @param address where it went, as {@code host:port} or path
     * @param transport the transport's name, or empty if none was reached
     * @param elapsed since the caller's call
     * @param stage where it failed
     * @param reason why
     * @param problem what was seen, a sentence without full stop; never holds a secret
     * @param serverSaid the server's own words, or empty
     * @param remedy what to do, a sentence without full stop, or empty
     */
    public record Facts(
            String alias,
            String address,
            String transport,
            Duration elapsed,
            @Nullable Stage stage,
            Reason reason,
            String problem,
            String serverSaid,
            String remedy)
            implements java.io.Serializable {}

    /**
     * A failed connect.
     *
     * @param facts what it is about
     * @param cause what the transport saw, or null
     */
    public ConnectFailedException(Facts facts, @Nullable Throwable cause) {
        super(facts.reason().name(), message(facts), cause);
        this.facts = facts;
    }

    private static String message(Facts f) {
        StringBuilder text = new StringBuilder("connection '")
                .append(f.alias())
                .append("' to ")
                .append(f.address());
        if (!f.transport().isEmpty()) {
            text.append(" over ").append(f.transport());
        }
        text.append(" failed after ").append(f.elapsed().toMillis()).append(" ms");
        if (f.stage() != null) {
            text.append(" at stage ").append(f.stage().label());
        }
        text.append(": ").append(f.reason()).append(": ").append(f.problem());
        if (!f.serverSaid().isEmpty()) {
            text.append("; the server said: ").append(f.serverSaid());
        }
        if (!f.remedy().isEmpty()) {
            text.append(". Remedy: ").append(f.remedy());
        }
        return text.append('.').toString();
    }

    /**
     * All that is known of the failure.
     *
     * @return the facts the message was made from
     */
    public Facts facts() {
        return facts;
    }

    /**
     * Why.
     *
     * @return the reason, the same on every transport
     */
    public Reason reason() {
        return facts.reason();
    }

    /**
     * Where.
     *
     * @return the stage, empty if it failed before the first
     */
    public Optional<Stage> stage() {
        return Optional.ofNullable(facts.stage());
    }
}
