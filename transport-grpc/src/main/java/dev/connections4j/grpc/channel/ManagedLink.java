package dev.connections4j.grpc.channel;

import dev.connections4j.ServerInfo;
import dev.connections4j.grpc.ConnectAnswer;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.TransportLink;
import io.grpc.Channel;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * An open link over a ManagedChannel.
 *
 * @param calls the channel of its calls, made for the first of them
 * @param answer to Connect
 * @param ended completes with the link's end
 * @param termination closes the channel
 */
record ManagedLink(
        Supplier<Channel> calls, ConnectAnswer answer, CompletableFuture<LinkEnd> ended, Termination termination)
        implements TransportLink {
    @Override
    public Channel channel() {
        return calls.get();
    }

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
