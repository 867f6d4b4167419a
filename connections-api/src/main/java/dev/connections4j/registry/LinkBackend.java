package dev.connections4j.registry;

import dev.connections4j.ConnectTimings;
import dev.connections4j.Connection;
import dev.connections4j.TransportInfo;
import dev.connections4j.link.ConnectionHandle;
import dev.connections4j.link.LinkOpener;
import dev.connections4j.link.Links;
import dev.connections4j.link.Opening;
import dev.connections4j.parameters.ResolvedParameters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The real links. */
record LinkBackend(LinkOpener opener) implements Backend {
    @Override
    public Opening open(String alias, ResolvedParameters resolved) {
        return opener.open(alias, resolved);
    }

    @Override
    public Handle handle(
            String alias, ResolvedParameters resolved, Links links, ConnectTimings timings, Runnable onClose) {
        return new LinkHandle(new ConnectionHandle(alias, resolved, links, timings, onClose));
    }

    @Override
    public List<TransportInfo> transports() {
        return opener.transports();
    }

    private record LinkHandle(ConnectionHandle handle) implements Handle {
        @Override
        public Connection connection() {
            return handle;
        }

        @Override
        public CompletableFuture<Void> exchange(
                ResolvedParameters resolved, Links links, ConnectTimings timings, Duration grace) {
            return handle.exchange(resolved, links, timings, grace);
        }

        @Override
        public CompletableFuture<Void> shutdown(Duration grace, String cause) {
            return handle.shutdown(grace, cause);
        }
    }
}
