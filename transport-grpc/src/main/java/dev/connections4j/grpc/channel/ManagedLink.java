package dev.connections4j.grpc.channel;

import dev.connections4j.ServerInfo;
import dev.connections4j.grpc.Handshake;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.TransportLink;
import io.grpc.Channel;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** An open link over a ManagedChannel. */
record ManagedLink(Channel channel, Handshake.Result answer, CompletableFuture<LinkEnd> ended, Termination termination)
        implements TransportLink {
    @Override
    public ServerInfo serverInfo() {
        return answer.serverInfo();
    }

    @Override
    public OptionalLong identifier() {
        return answer.identifier();
    }

    @Override
    public CompletableFuture<Void> close() {
        ended.complete(LinkEnd.BROKEN);
        return termination.now();
    }
}
