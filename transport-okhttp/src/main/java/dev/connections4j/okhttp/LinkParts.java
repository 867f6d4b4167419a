package dev.connections4j.okhttp;

import dev.connections4j.async.CallbackThreads;
import dev.connections4j.grpc.channel.OneAddress;
import dev.connections4j.grpc.channel.TransportHooks;
import dev.connections4j.spi.Lease;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LostCallException.Fate;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a link holds beside its channel.
 *
 * @param address where the channel goes
 * @param socket its one socket
 * @param recorder what was seen on it
 * @param work what its threads do
 * @param held its part in what links share
 */
record LinkParts(OneAddress address, OkHttpSocket socket, SocketFailureRecorder recorder, LinkWork work, Lease held)
        implements TransportHooks {
    @Override
    public void afterSocket(Runnable next) {
        work.afterThisWork(next);
    }

    @Override
    public void offTheLock(Runnable next) {
        work.offTheLock(next);
    }

    @Override
    public Executor callbacks(Executor given) {
        return CallbackThreads.marking(new NonReentrantExecutor(given));
    }

    @Override
    public Channel calls(Channel channel) {
        return ClientInterceptors.intercept(channel, new NonReentrantExecutor.Calls());
    }

    @Override
    public Throwable explain(Throwable seen) {
        return recorder.explain(seen);
    }

    @Override
    public @Nullable Fate fate(Status status, boolean sent) {
        return OkHttpFates.of(status, sent, recorder.isReading());
    }

    @Override
    public boolean isEndOfTheLink(Status status) {
        return OkHttpFates.isEndOfTheLink(status);
    }

    @Override
    public CompletableFuture<LinkEnd> seenEnd() {
        return recorder.ended();
    }

    @Override
    public void notReady(CompletableFuture<LinkEnd> ended) {
        ended.complete(recorder.why(address.isLeft()));
    }

    /** Closes the socket: grpc-okhttp alone would wait until connect, handshake or writing end. */
    @Override
    public void breakOff() {
        socket.close();
    }

    @Override
    public CompletableFuture<Void> release() {
        socket.close();
        return held.release();
    }
}
