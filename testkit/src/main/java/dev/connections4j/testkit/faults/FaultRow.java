package dev.connections4j.testkit.faults;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One fault.
 *
 * @param server what shows it
 * @param name what is wrong, in words; server and name together are the row's own
 * @param reason what a connect must say
 * @param stage where
 * @param waitable whether {@code wait_for_ready} waits it out
 * @param fault brings it about
 */
record FaultRow(
        String server, String name, Reason reason, @Nullable Stage stage, boolean waitable, Fault fault) {
    FaultRow(String server, String name, Reason reason, @Nullable Stage stage, Fault fault) {
        this(server, name, reason, stage, reason.waitable(), fault);
    }

    /** The same, of which it is known that time mends nothing, whatever the reason's other faults are. */
    FaultRow lasting() {
        return new FaultRow(server, name, reason, stage, false, fault);
    }

    /** Brings a fault about. */
    @FunctionalInterface
    interface Fault {
        FaultTarget arrange(FaultBench bench) throws Exception;
    }

    String key() {
        return server + ": " + name;
    }

    /** The message with what varies made the same: a real server that stops reports whatever just failed in it. */
    String normal(String message) {
        if (isInterchangeable()) {
            return message.replace(" at stage Connect: ", " at stage HTTP/2: ");
        }
        boolean isOwn = reason == Reason.NOT_READY || name.equals("another process has it open");
        return server.startsWith("Milvus") && isOwn
                ? message.replaceAll("(the server said: ).*(\\. Remedy: )", "$1WORDS OF ITS OWN$2")
                : message;
    }

    /** Where Connect is sent before the server's SETTINGS came, waiting for either is one. */
    @Nullable
    Stage normal(@Nullable Stage seen) {
        return isInterchangeable() && seen == Stage.CONNECT ? Stage.HTTP2 : seen;
    }

    private boolean isInterchangeable() {
        return stage == Stage.HTTP2 && (reason == Reason.TIMED_OUT || reason == Reason.CANCELLED);
    }

    @Override
    public String toString() {
        return key() + " -> " + reason;
    }
}
