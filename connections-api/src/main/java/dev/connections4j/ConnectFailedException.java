package dev.connections4j;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connecting failed: alias, address, transport, elapsed time, stage, reason, the server's own message and a remedy. The code is the reason's name. */
public final class ConnectFailedException extends ConnectionsException {
    private static final long serialVersionUID = 1L;

    private final String alias;
    private final String address;
    private final String transport;
    private final Duration elapsed;
    private final Failure failure;

    /**
     * A failed connect.
     *
     * @param alias whose connect failed
     * @param address where it went, as {@code host:port} or path
     * @param transport the transport's name, or empty if none was reached
     * @param elapsed since the caller's call
     * @param failure why
     * @param cause what the transport saw, or null
     */
    public ConnectFailedException(
            String alias,
            String address,
            String transport,
            Duration elapsed,
            Failure failure,
            @Nullable Throwable cause) {
        super(failure.reason().name(), message(alias, address, transport, elapsed, failure), cause);
        this.alias = alias;
        this.address = address;
        this.transport = transport;
        this.elapsed = elapsed;
        this.failure = failure;
    }

    private static String message(String alias, String address, String transport, Duration elapsed, Failure failure) {
        return "connection '" + alias + "' to " + address + (transport.isEmpty() ? "" : " over " + transport)
                + " failed after " + elapsed.toMillis() + " ms" + failure.sentenceAndRemedy() + ".";
    }

    /** {@return the alias whose connect failed} */
    public String alias() {
        return alias;
    }

    /** {@return the address it connected to, as {@code host:port} or path} */
    public String address() {
        return address;
    }

    /** {@return the transport's name, or empty if none was reached} */
    public String transport() {
        return transport;
    }

    /** {@return the time from the caller's call to the failure} */
    public Duration elapsed() {
        return elapsed;
    }

    /** {@return stage, reason, problem, the server's message and the remedy} */
    public Failure failure() {
        return failure;
    }

    /** {@return why it failed, the same on every transport} */
    public Reason reason() {
        return failure.reason();
    }

    /** {@return where it failed; empty if before the first stage} */
    public Optional<Stage> stage() {
        return Optional.ofNullable(failure.stage());
    }
}
