package dev.connections4j.okhttp;

import dev.connections4j.async.CallbackThreads;
import dev.connections4j.grpc.channel.TransportHooks;
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
record LinkParts(
        OkHttpSocket socket, SocketFailureRecorder witness, LinkThreads threads, Optional<JdkTlsContexts.Lease> tls)
        implements TransportHooks {
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
        return CallbackThreads.marking(new NonReentrantExecutor(given));
    }

    @Override
    public Channel calls(Channel channel) {
        return ClientInterceptors.intercept(channel, new NonReentrantExecutor.Calls());
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
        tls.ifPresent(JdkTlsContexts.Lease::release);
        return threads.release();
    }
}
