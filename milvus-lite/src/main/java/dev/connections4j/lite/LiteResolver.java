package dev.connections4j.lite;

import dev.connections4j.parameters.Address;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.LitePath;
import dev.connections4j.spi.EndpointResolver;
import dev.connections4j.spi.LinkException;
import java.util.concurrent.CompletableFuture;

/** Leases a running Milvus Lite for a {@code .db} path; its data folder is the path itself, as PyMilvus has it. */
public final class LiteResolver implements EndpointResolver {
    /** The provider, as ServiceLoader makes it: it starts nothing. */
    public LiteResolver() {}

    @Override
    public boolean accepts(Address address) {
        return address instanceof LitePath;
    }

    @Override
    public EndpointLease lease(String alias, Address address) {
        try {
            return LiteServers.lease(DataFolder.of(((LitePath) address).path()), LiteCommand.find());
        } catch (LinkException wrong) {
            return new Refused(wrong);
        }
    }

    /** Nothing could be started, so nothing is held. */
    private record Refused(LinkException why) implements EndpointLease {
        @Override
        public CompletableFuture<HostPort> endpoint() {
            return CompletableFuture.failedFuture(why);
        }

        @Override
        public CompletableFuture<Void> release() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
