package dev.connections4j.grpc.diagnosis;

import dev.connections4j.grpc.ProxyTunnel;
import dev.connections4j.grpc.Route;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The sockets of a probe, one after the other. Each step on one is bounded; {@link #close} ends the step under way. */
public final class ProbeSockets implements Closeable {
    private final Duration limit;
    private @Nullable Socket open;
    private boolean closed;

    /**
     * Opens no socket yet.
     *
     * @param limit how long a step may take
     */
    public ProbeSockets(Duration limit) {
        this.limit = limit;
    }

    /**
     * A step on the open socket.
     *
     * @param <T> what it yields
     */
    @FunctionalInterface
    public interface Step<T> {
        /**
         * Takes the step; may block.
         *
         * @return what came of it
         * @throws IOException if it fails, or the socket is closed under it
         */
        T take() throws IOException;
    }

    /**
     * Opens a TCP connection, and closes the one before.
     *
     * @param address where to
     * @return the socket
     * @throws IOException if it fails, {@link SocketTimeoutException} if nothing answers
     */
    public Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
        own(socket);
        return within(() -> {
            socket.connect(address);
            return socket;
        });
    }

    /**
     * Opens a connection to the route's server, through the route's proxy if it has one, and closes the one before.
     *
     * @param route its stages are not recorded
     * @return the socket; the next byte read from it is the server's
     * @throws IOException if it fails
     */
    public Socket open(Route route) throws IOException {
        Socket socket = connect(route.socketAddress());
        if (route.proxy().isPresent()) {
            within(() -> {
                ProxyTunnel.open(socket, route.proxy().get(), route.server());
                return socket;
            });
        }
        return socket;
    }

    /**
     * Takes a step within the limit, at which the open socket is closed.
     *
     * @param <T> what it yields
     * @param step works on the socket opened last
     * @return what came of it
     * @throws IOException what the step threw, or {@link SocketTimeoutException} at the limit
     */
    public <T> T within(Step<T> step) throws IOException {
        Socket socket = current();
        CompletableFuture<Boolean> isLate = new CompletableFuture<>();
        isLate.completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS);
        isLate.thenAccept(late -> {
            if (late) {
                closeQuietly(socket);
            }
        });
        try {
            T result = step.take();
            if (isLate.complete(false)) {
                return result;
            }
            throw new SocketTimeoutException();
        } catch (IOException e) {
            if (isLate.complete(false)) {
                throw e;
            }
            SocketTimeoutException late = new SocketTimeoutException();
            late.addSuppressed(e);
            throw late;
        } finally {
            isLate.complete(false);
        }
    }

    private void own(Socket socket) {
        Socket last;
        synchronized (this) {
            last = closed ? socket : open;
            open = socket;
        }
        closeQuietly(last);
    }

    private synchronized @Nullable Socket current() {
        return open;
    }

    @Override
    public void close() {
        Socket last;
        synchronized (this) {
            closed = true;
            last = open;
        }
        closeQuietly(last);
    }

    private static void closeQuietly(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // the socket is of no use any more either way
        }
    }
}
