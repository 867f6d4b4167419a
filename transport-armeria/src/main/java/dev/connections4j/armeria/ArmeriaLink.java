package dev.connections4j.armeria;

import dev.connections4j.ServerInfo;
import dev.connections4j.grpc.ConnectAnswer;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.TransportLink;
import io.grpc.Channel;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** An open link. */
record ArmeriaLink(Channel channel, ConnectAnswer answer, LinkResources resources) implements TransportLink {
    @Override
    public ServerInfo serverInfo() {
        return answer.serverInfo();
    }

    @Override
    public OptionalLong identifier() {
        return answer.identifier();
    }

    @Override
    public CompletableFuture<LinkEnd> ended() {
        return resources.socket().ended();
    }

    @Override
    public CompletableFuture<Void> close() {
        return resources.close();
    }
}
