package dev.connections4j.okhttp;

import dev.connections4j.grpc.channel.EarlyConnect;
import dev.connections4j.spi.LinkEnd;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Remembers what happened on a socket: grpc-okhttp keeps to itself why reading ended, and tells of failed writing instead. */
final class SocketFailureRecorder {
    private final EarlyConnect early;
    private final LinkWork work;
    private final CompletableFuture<LinkEnd> ended = new CompletableFuture<>();
    private volatile @Nullable LinkEnd goAway;
    private volatile boolean settings;
    private volatile @Nullable IOException failure;
    private volatile @Nullable IOException writingFailure;

    SocketFailureRecorder(EarlyConnect early, LinkWork work) {
        this.early = early;
        this.work = work;
    }

    EarlyConnect early() {
        return early;
    }

    void settingsCame() {
        settings = true;
        early.settingsCame();
    }

    /** All that has come is processed. Called by the reading thread. */
    void readsOn() {
        work.readsOn();
    }

    /** The server has begun to answer a request. Called by the reading thread. */
    void answerCame() {
        work.answerCame();
        early.answerCame();
    }

    /** The server says that it will take no more requests; gRPC has not seen it yet. Called by the reading thread. */
    void goAwayCame(boolean orderly) {
        LinkEnd why = orderly ? LinkEnd.GOING_AWAY : LinkEnd.BROKEN;
        goAway = why;
        work.offTheLock(() -> ended.complete(why));
    }

    /** Opening failed: the socket is of no use. */
    IOException failed(IOException why, Closeable socket) throws IOException {
        saw(why);
        socket.close();
        return why;
    }

    /** Reading failed: the link has ended. */
    void readingEnded(IOException e) {
        saw(e);
        work.offTheLock(() -> ended.complete(LinkEnd.BROKEN));
    }

    /** Completes with the link's end, as the server and the socket show it, when gRPC has dealt with it. */
    CompletableFuture<LinkEnd> ended() {
        return ended;
    }

    /** Why the link is ready no more. */
    LinkEnd why(boolean idle) {
        LinkEnd said = goAway;
        if (said != null) {
            return said;
        }
        return idle && isReading() ? LinkEnd.IDLE : LinkEnd.BROKEN;
    }

    boolean isReading() {
        return failure == null;
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

    /**
     * Why Connect failed: the socket's own failure if it ended with the connection, which gRPC's words then hide. Writing that failed
     * hides no cause: grpc-okhttp itself closes the socket when it cannot read a frame.
     */
    Throwable explain(Throwable seen) {
        IOException first = failure == null && seen.getCause() == null ? writingFailure : failure;
        if (first == null || first == seen.getCause() || !endedWithConnection(seen)) {
            return seen;
        }
        first.addSuppressed(seen);
        return first;
    }

    private static boolean endedWithConnection(Throwable seen) {
        return seen.getCause() != null || String.valueOf(seen.getMessage()).contains("End of stream or IOException");
    }
}
