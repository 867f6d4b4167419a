package dev.connections4j.grpc.channel;

import java.net.SocketException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps a link to one socket: a socket factory claims before it makes one. {@code SingleSocketBalancer} asks for no second one, but a channel that
 * has idled makes a new balancer for its next call.
 */
public final class SingleSocketGuard {
    private final AtomicBoolean claimed = new AtomicBoolean();

    /** Not claimed yet. */
    public SingleSocketGuard() {}

    /**
     * Claims the one socket.
     *
     * @throws SocketException from the second time on: the link is lost, and gRPC tries to open another
     */
    public void claim() throws SocketException {
        if (!claimed.compareAndSet(false, true)) {
            throw new SocketException("the socket of this link is gone");
        }
    }
}
