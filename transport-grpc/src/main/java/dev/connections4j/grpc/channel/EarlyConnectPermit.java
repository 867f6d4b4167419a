package dev.connections4j.grpc.channel;

import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/** Of all sockets of one request, the first that gets through sends Connect early, and no other: the server may not be asked twice at a time. */
final class EarlyConnectPermit {
    private final AtomicBoolean free;

    private EarlyConnectPermit(boolean free) {
        this.free = new AtomicBoolean(free);
    }

    /** The permit of a request, for all of its routes; nobody gets it if its {@code eager} is false. */
    static EarlyConnectPermit of(LinkRequest request) {
        return new EarlyConnectPermit(request.parameters().get(Parameters.EAGER));
    }

    static EarlyConnectPermit none() {
        return new EarlyConnectPermit(false);
    }

    boolean take() {
        return free.compareAndSet(true, false);
    }
}
