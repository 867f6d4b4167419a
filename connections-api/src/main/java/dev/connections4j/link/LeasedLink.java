package dev.connections4j.link;

import dev.connections4j.ServerInfo;
import dev.connections4j.spi.EndpointResolver.EndpointLease;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.TransportLink;
import io.grpc.Channel;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * A link to an endpoint that must be given back: closing the link releases the lease.
 *
 * @param link to the endpoint
 * @param lease keeps the endpoint
 */
record LeasedLink(TransportLink link, EndpointLease lease) implements TransportLink {
    @Override
    public Channel channel() {
        return link.channel();
    }

    @Override
    public ServerInfo serverInfo() {
        return link.serverInfo();
    }

    @Override
    public OptionalLong identifier() {
        return link.identifier();
    }

    @Override
    public CompletableFuture<LinkEnd> ended() {
        return link.ended();
    }

    @Override
    public CompletableFuture<Void> close() {
        return link.close().thenCompose(closed -> lease.release());
    }
}
