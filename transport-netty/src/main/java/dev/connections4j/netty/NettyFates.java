package dev.connections4j.netty;

import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** What became of a call, by the description that grpc-netty gives to its end: it publishes no other sign. */
final class NettyFates {
    private static final String REFUSED = "RST_STREAM closed stream. HTTP/2 error code: REFUSED_STREAM";
    private static final String ABOVE_GOAWAY = "Abrupt GOAWAY closed sent stream.";
    private static final String CLOSED_AFTER_GOAWAY = "Connection closed after GOAWAY.";

    /** With another code, servers on Netty may name a wrong last stream. */
    private static final String ABOVE_ORDERLY_GOAWAY = ABOVE_GOAWAY + " HTTP/2 error code: NO_ERROR";

    private NettyFates() {}

    /**
     * What became of a call that the server has not answered; null if its description does not tell.
     *
     * @param sent whether its headers were written to the socket. They may still lie in a queue, and leave it, while the socket lives
     * @param socketGone whether nothing leaves any more
     */
    static @Nullable Fate of(Status status, boolean sent, boolean socketGone) {
        String text = String.valueOf(status.getDescription());
        if (text.equals(REFUSED)) {
            return Fate.REFUSED;
        }
        if (text.startsWith(ABOVE_GOAWAY)) {
            return text.startsWith(ABOVE_ORDERLY_GOAWAY) ? Fate.ABOVE_GOAWAY : Fate.UNKNOWN;
        }
        boolean ofTheSocket = status.getCode() == Status.Code.UNAVAILABLE || isClosedChannel(status);
        boolean stays = ofTheSocket && (socketGone || isNeverQueued(text));
        return !sent && stays ? Fate.NOT_SENT : null;
    }

    /**
     * Whether the connection ended by GOAWAY, whose code gives the status its own: CANCELLED, RESOURCE_EXHAUSTED and others; or was closed when the
     * call was written.
     */
    static boolean isEndOfTheLink(Status status) {
        String text = String.valueOf(status.getDescription());
        return text.startsWith(ABOVE_GOAWAY) || text.startsWith(CLOSED_AFTER_GOAWAY) || isClosedChannel(status);
    }

    /** What grpc-netty makes of a ClosedChannelException. */
    private static boolean isClosedChannel(Status status) {
        return status.getCode() == Status.Code.UNKNOWN && "channel closed".equals(status.getDescription());
    }

    /** Of a stream that is not made any more, after GOAWAY or when the channel has begun to end. */
    private static boolean isNeverQueued(String text) {
        return text.startsWith("GOAWAY shut down transport.")
                || text.startsWith("Abrupt GOAWAY closed unsent stream.")
                || text.startsWith("GOAWAY closed buffered stream.")
                || text.equals("Channel shutdown invoked")
                || text.equals("Subchannel shutdown invoked");
    }
}
