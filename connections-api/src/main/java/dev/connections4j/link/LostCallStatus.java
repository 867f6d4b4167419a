package dev.connections4j.link;

import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** How a call ends that its link ended: one code, and one sentence for each fate, whatever the transport's own status says. */
final class LostCallStatus {
    private LostCallStatus() {}

    /**
     * The status.
     *
     * @param subject the connection, with alias and address
     * @param fate what became of the call
     * @param refusals how often the server has refused it
     * @param cause what the transport saw
     */
    static Status of(String subject, Fate fate, int refusals, @Nullable Throwable cause) {
        return Status.UNAVAILABLE
                .withDescription(subject + sentence(fate, refusals))
                .withCause(cause);
    }

    private static String sentence(Fate fate, int refusals) {
        return switch (fate) {
            case REFUSED ->
                ": the server refused the call (REFUSED_STREAM)" + (refusals > 1 ? ", " + refusals + " times" : "");
            case UNKNOWN -> " was lost during the call; the server may have processed it";
            case NOT_SENT, ABOVE_GOAWAY -> " was lost before the server processed the call";
        };
    }
}
