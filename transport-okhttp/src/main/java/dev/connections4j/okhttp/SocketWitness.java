package dev.connections4j.okhttp;

import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.spi.LinkException;
import io.grpc.Status;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Remembers what happened on a socket: grpc-okhttp keeps to itself why reading ended, and tells of failed writing instead. */
final class SocketWitness {
    private volatile boolean early;
    private volatile boolean settings;
    private volatile boolean answer;
    private volatile @Nullable IOException failure;
    private volatile @Nullable IOException writingFailure;
    private volatile @Nullable LinkException tooEarly;

    /** The first request does not wait for the server's SETTINGS. */
    void beginsEarly() {
        early = true;
    }

    void settingsCame() {
        settings = true;
    }

    /** The server has begun to answer a request. */
    void answerCame() {
        answer = true;
    }

    /** Connecting, the handshake or reading failed; the first time counts. */
    synchronized void saw(IOException e) {
        if (failure == null) {
            failure = e;
        }
    }

    /**
     * Writing failed. Before the server's SETTINGS nobody else is to know: what the server sent before it closed tells why, and
     * reading, which ends now too, will find it.
     *
     * @return whether to go on as if it were written
     */
    boolean keepsToItself(IOException e) {
        writingFailure = e;
        return !settings;
    }

    /** Why Connect failed: the socket's own failure if it ended with the connection, which gRPC's words then hide. */
    Throwable explain(Throwable seen) {
        if (early && !answer && mayBeForEarliness(seen)) {
            LinkException again = new LinkException(
                    Stage.CONNECT, Reason.CLOSED, "the server did not take Connect before its SETTINGS", "", seen);
            tooEarly = again;
            return again;
        }
        IOException first = failure != null ? failure : writingFailure;
        if (first == null || first == seen.getCause() || !endedWithConnection(seen)) {
            return seen;
        }
        first.addSuppressed(seen);
        return first;
    }

    /** Whether this is the failure of an early Connect, after which it is to be tried once more, not early. */
    boolean isTooEarly(Throwable linkFailure) {
        return linkFailure == tooEarly;
    }

    private static boolean mayBeForEarliness(Throwable seen) {
        return switch (Status.fromThrowable(seen).getCode()) {
            case UNAVAILABLE, UNKNOWN, INTERNAL -> true;
            default -> false;
        };
    }

    private static boolean endedWithConnection(Throwable seen) {
        return seen.getCause() != null || String.valueOf(seen.getMessage()).contains("End of stream or IOException");
    }
}
