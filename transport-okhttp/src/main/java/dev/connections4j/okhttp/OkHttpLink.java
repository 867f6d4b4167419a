package dev.connections4j.okhttp;

import dev.connections4j.ServerInfo;
import dev.connections4j.spi.TransportLink;
import io.grpc.Channel;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An open link over grpc-okhttp. */
record OkHttpLink(TransportLink grpc, LinkResources resources) implements TransportLink {
    /** How long the writing thread has for GOAWAY and the rest: a server that reads nothing would keep it for ever. */
    private static final long FAREWELL_MILLIS = 500;

    @Override
    public Channel channel() {
        return grpc.channel();
    }

    @Override
    public ServerInfo serverInfo() {
        return grpc.serverInfo();
    }

    @Override
    public OptionalLong identifier() {
        return grpc.identifier();
    }

    @Override
    public CompletableFuture<Void> lost() {
        return grpc.lost();
    }

    @Override
    public CompletableFuture<Void> close() {
        CompletableFuture<Void> closed = grpc.close();
        CompletableFuture<Void> farewell = new CompletableFuture<>();
        farewell.completeOnTimeout(null, FAREWELL_MILLIS, TimeUnit.MILLISECONDS)
                .thenRun(() -> resources.socket().close());
        return resources.endAfter(closed).whenComplete((ended, failure) -> farewell.cancel(false));
    }
}
