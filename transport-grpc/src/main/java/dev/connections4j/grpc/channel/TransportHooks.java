package dev.connections4j.grpc.channel;

import dev.connections4j.async.CallbackThreads;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.Channel;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a transport itself holds of a link, beside the ManagedChannel. */
public interface TransportHooks {
    /**
     * Runs what opens the socket and calls Connect. It blocks nothing.
     *
     * @param handshake to be run once, soon; in the calling thread unless another one is better
     */
    default void start(Runnable handshake) {
        handshake.run();
    }

    /**
     * Runs what follows from an event that gRPC tells of: a handshake's end, a link's.
     *
     * @param next to be run once, soon; in the calling thread unless gRPC holds a lock there
     */
    default void offTheLock(Runnable next) {
        next.run();
    }

    /**
     * The user's executor, as gRPC is to get it.
     *
     * @param given runs call-backs
     * @return one that takes every task, also when {@code given} refuses it
     */
    default Executor callbacks(Executor given) {
        return CallbackThreads.marking(given);
    }

    /**
     * The channel, as calls are to use it.
     *
     * @param channel gRPC's
     * @return the same, or what goes before it
     */
    default Channel calls(Channel channel) {
        return channel;
    }

    /**
     * Says more of a failure than gRPC tells.
     *
     * @param seen what Connect ended with
     * @return what the transport saw, for diagnosis; {@code seen} if it knows no more
     */
    default Throwable explain(Throwable seen) {
        return seen;
    }

    /**
     * What became of a call that reached the stack and that the server has not answered. Asked on the thread that ends the call, at that
     * moment; gRPC may hold a lock there.
     *
     * @param status what the stack ends it with
     * @param sent whether the stack has reported the call's headers as sent
     * @return {@link Fate#UNKNOWN} unless it is certain that the server has not processed the call; null if the status does not show that the
     *     connection is at fault
     */
    default @Nullable Fate fate(Status status, boolean sent) {
        return null;
    }

    /**
     * Whether the stack words a call's end so because the connection ended, and not one call alone. Asked of calls that the server has begun to
     * answer, too.
     *
     * @param status what the stack ends it with
     * @return true only if its words are certain; false where the status or the link's own end must tell
     */
    default boolean isEndOfTheLink(Status status) {
        return false;
    }

    /**
     * The link's end as the transport itself sees it, the server's GOAWAY not least; best before the stack ends the calls, whose statuses then
     * say what ended them. Asked once, before {@link #start}.
     *
     * @return why the link takes no more calls; may never complete
     */
    default CompletableFuture<LinkEnd> seenEnd() {
        return new CompletableFuture<>();
    }

    /**
     * gRPC's channel is ready no more; the transport says why, soon.
     *
     * @param ended to be completed
     */
    default void notReady(CompletableFuture<LinkEnd> ended) {
        ended.complete(LinkEnd.BROKEN);
    }

    /**
     * Ends what blocks and does not notice the channel's end, for instance a socket in connect. Asked when the attempt is
     * abandoned, and when a channel takes long to end. Blocks nothing; may be repeated.
     */
    default void breakOff() {}

    /**
     * Runs something after the event that ends the socket, which gRPC tells of before it has ended the channel.
     *
     * @param next to be run once, soon, when the event has been dealt with; it blocks nothing. If it is not run, closing takes some
     *     milliseconds longer
     */
    default void afterSocket(Runnable next) {
        CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS).execute(next);
    }

    /**
     * Gives back what links share. Asked once, after the channel has terminated.
     *
     * @return completes when nothing is left
     */
    CompletableFuture<Void> release();
}
