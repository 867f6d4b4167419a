package dev.connections4j.okhttp;

import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** What became of a call, by the description that grpc-okhttp gives to its end: it publishes no other sign. */
final class OkHttpFates {
    private static final String RESET = "\nRst Stream";
    private static final String REFUSED = "Refused stream" + RESET;
    private static final String BROKEN_HTTP2 = "Protocol error\n";
    private static final String BROKEN_FRAMES = "error in frame handler";
    private static final String GOAWAY = "\nReceived Goaway";

    /** With another code, servers on Netty may name a wrong last stream. */
    private static final String ORDERLY_GOAWAY = "HTTP/2 error code: NO_ERROR" + GOAWAY;

    private OkHttpFates() {}

    /**
     * What became of a call that the server has not answered; null if its description does not tell.
     *
     * @param sent whether its headers are in the queue to the socket; if they are not, they will not be
     * @param reading whether reading goes on. When it ends after a GOAWAY, grpc-okhttp gives the same description to the calls that are left
     */
    static @Nullable Fate of(Status status, boolean sent, boolean reading) {
        String text = String.valueOf(status.getDescription());
        boolean goAway = text.contains(GOAWAY);
        if (!sent) {
            return goAway || status.getCode() == Status.Code.UNAVAILABLE ? Fate.NOT_SENT : null;
        }
        if (text.equals(REFUSED)) {
            return Fate.REFUSED;
        }
        if (reading && text.startsWith(ORDERLY_GOAWAY)) {
            return Fate.ABOVE_GOAWAY;
        }
        return isEndOfTheLink(status) ? Fate.UNKNOWN : null;
    }

    /** Whether it ended by GOAWAY, whose code gives the status its own, or because what the server sent broke HTTP/2. */
    static boolean isEndOfTheLink(Status status) {
        String text = String.valueOf(status.getDescription());
        return text.contains(GOAWAY)
                || text.startsWith(BROKEN_FRAMES)
                || (text.startsWith(BROKEN_HTTP2) && !text.endsWith(RESET));
    }
}
