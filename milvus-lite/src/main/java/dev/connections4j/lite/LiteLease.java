package dev.connections4j.lite;

import dev.connections4j.parameters.HostPort;
import dev.connections4j.spi.EndpointResolver.EndpointLease;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One user of a server. */
final class LiteLease implements EndpointLease {
    private final LiteServer server;
    private final CompletableFuture<HostPort> endpoint;
    private @Nullable CompletableFuture<Void> released;

    LiteLease(LiteServer server) {
        this.server = server;
        this.endpoint = server.listening().thenApply(port -> new HostPort("127.0.0.1", port));
    }

    @Override
    public CompletableFuture<HostPort> endpoint() {
        return endpoint;
    }

    @Override
    public synchronized CompletableFuture<Void> release() {
        if (released == null) {
            endpoint.completeExceptionally(
                    LiteFailure.of("the lease was given up before Milvus Lite listened", "", "", null));
            released = server.leave();
        }
        return released;
    }
}
