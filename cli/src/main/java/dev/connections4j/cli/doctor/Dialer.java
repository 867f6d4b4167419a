package dev.connections4j.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Opens the sockets of one examination, bounds what is done with them, and closes them all at its end. */
final class Dialer implements AutoCloseable {
    private final DoctorTarget subject;
    private final Duration timeout;
    private final List<Socket> opened = new CopyOnWriteArrayList<>();

    Dialer(DoctorTarget subject) {
        this.subject = subject;
        this.timeout = subject.timeout();
    }

    /** Work on a socket. */
    @FunctionalInterface
    interface Work<T> {
        T with(Socket socket) throws IOException;
    }

    /** A TCP connection to the server, or to the proxy if there is one. */
    Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
        opened.add(socket);
        within(socket, s -> {
            s.connect(address);
            return s;
        });
        return socket;
    }

    /** A connection to the server, through the proxy if there is one. */
    Socket open(InetSocketAddress address) throws IOException {
        Socket socket = connect(address);
        if (subject.proxy().isPresent()) {
            within(socket, s -> Tunnel.open(s, subject.proxy().get(), subject.server()));
        }
        return socket;
    }

    /** Does the work within the timeout, after which the socket is closed under it: {@link SocketTimeoutException}. */
    <T> T within(Socket socket, Work<T> work) throws IOException {
        CompletableFuture<Boolean> isOver = new CompletableFuture<>();
        isOver.completeOnTimeout(true, timeout.toMillis(), TimeUnit.MILLISECONDS);
        isOver.thenAccept(late -> {
            if (late) {
                quietly(socket);
            }
        });
        try {
            T result = work.with(socket);
            if (isOver.complete(false)) {
                return result;
            }
            throw new SocketTimeoutException();
        } catch (IOException e) {
            if (isOver.complete(false)) {
                throw e;
            }
            SocketTimeoutException late = new SocketTimeoutException();
            late.addSuppressed(e);
            throw late;
        } finally {
            isOver.complete(false);
        }
    }

    @Override
    public void close() {
        opened.forEach(Dialer::quietly);
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }
}
