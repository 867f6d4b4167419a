package dev.connections4j.lite;

import dev.connections4j.parameters.HostPort;
import dev.connections4j.spi.EndpointResolver.Lease;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** One user of a server. */
final class LiteLease implements Lease {
    private final LiteServer server;
    private final AtomicBoolean released = new AtomicBoolean();

    LiteLease(LiteServer server) {
        this.server = server;
    }

    /** This lease, once the server listens; cancelled, it is released. */
    CompletableFuture<Lease> whenListening() {
        CompletableFuture<Lease> outcome = server.listening().copy().thenApply(port -> this);
        outcome.whenComplete((lease, failure) -> {
            if (failure != null) {
                release();
            }
        });
        return outcome;
    }

    @Override
    public HostPort hostPort() {
        return new HostPort("127.0.0.1", server.listening().join());
    }

    @Override
    public CompletableFuture<Void> release() {
        return released.compareAndSet(false, true) ? server.leave() : LiteServer.nothing();
    }
}
