package dev.connections4j.okhttp;

import dev.connections4j.grpc.channel.OwnParts;
import dev.connections4j.spi.CallbackThreads;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * What a link holds beside its channel.
 *
 * @param socket its one socket
 * @param witness what was seen on it
 * @param threads its part in the threads
 * @param tls its part in the TLS context; empty for plaintext
 */
record LinkParts(LinkSocket socket, SocketWitness witness, LinkThreads threads, Optional<TlsContexts.Lease> tls)
        implements OwnParts {
    @Override
    public void afterSocket(Runnable next) {
        threads.work().afterThisWork(next);
    }

    @Override
    public void offTheLock(Runnable next) {
        threads.work().offTheLock(next);
    }

    @Override
    public Executor callbacks(Executor given) {
        return CallbackThreads.marking(new OffTheLock(given));
    }

    @Override
    public Channel calls(Channel channel) {
        return ClientInterceptors.intercept(channel, new OffTheLock.Calls());
    }

    @Override
    public Throwable explain(Throwable seen) {
        return witness.explain(seen);
    }

    /** Closes the socket: grpc-okhttp alone would wait until connect, handshake or writing end. */
    @Override
    public void breakOff() {
        socket.close();
    }

    @Override
    public CompletableFuture<Void> release() {
        socket.close();
        tls.ifPresent(TlsContexts.Lease::release);
        return threads.release();
    }
}
