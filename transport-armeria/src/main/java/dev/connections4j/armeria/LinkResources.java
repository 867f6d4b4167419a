package dev.connections4j.armeria;

import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.channel.EarlyConnect;
import dev.connections4j.parameters.Parameters;
import io.grpc.Channel;
import io.grpc.internal.GrpcUtil;
import io.grpc.internal.SharedResourceHolder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What a link holds, from the attempt until it is closed: socket, a place in a client factory, an event loop, TLS, the executor. */
final class LinkResources {
    private final Route route;
    private final ArmeriaEventLoops.Lease lease;
    private final @Nullable NettyTlsContexts tls;
    private final ArmeriaSocket socket;
    private final SharedFactory.Place place;
    private final @Nullable Executor pool;
    private final AtomicReference<@Nullable CompletableFuture<Void>> closing = new AtomicReference<>();

    private LinkResources(Route route, @Nullable NettyTlsContexts tls, EarlyConnect early) {
        this.route = route;
        this.tls = tls;
        this.lease = ArmeriaEventLoops.lease();
        this.socket = new ArmeriaSocket(route, tls == null ? null : tls.get(), lease.loop(), early);
        this.place = SharedFactory.place(socket);
        boolean given = route.parameters().find(Parameters.EXECUTOR).isPresent();
        this.pool = given ? null : SharedResourceHolder.get(GrpcUtil.SHARED_CHANNEL_EXECUTOR);
    }

    /** Takes what a link over this route needs; opens nothing. With TLS it may take long. */
    static LinkResources of(Route route, EarlyConnect early) {
        NettyTlsContexts tls = null;
        try {
            tls = route.tls().isPresent() ? NettyTlsContexts.acquire(route.tls().get()) : null;
            return new LinkResources(route, tls, early);
        } catch (SSLException e) {
            throw new CompletionException(e);
        } catch (RuntimeException | Error e) {
            if (tls != null) {
                tls.release();
            }
            throw e;
        }
    }

    /** Whether {@link #of} has all at hand and takes no time. */
    static boolean areAtHand(Route route) {
        return SharedFactory.isMade()
                && route.tls().map(NettyTlsContexts::isMade).orElse(true);
    }

    ArmeriaSocket socket() {
        return socket;
    }

    /** Armeria opens a socket for a call only: the first one does, which is Connect; the next may be made once the server has answered it. */
    Channel channel() {
        Executor executor = pool != null ? pool : route.parameters().get(Parameters.EXECUTOR);
        LinkChannel channel =
                new LinkChannel(GrpcChannels.create(place, route, socket), socket, executor, route.authority());
        socket.session().thenAccept(session -> {
            StreamLimit limit = new StreamLimit(socket.loop(), session);
            socket.ended().thenRun(limit::close);
            channel.limit(limit);
        });
        return channel;
    }

    /** Gives everything back; completes when nothing is left. May be repeated. */
    CompletableFuture<Void> close() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> first = closing.compareAndExchange(null, mine);
        if (first != null) {
            return first;
        }
        lease.loop().execute(socket::close); // after whatever Armeria does there to open it
        socket.closed()
                .thenCompose(gone -> place.leave())
                .thenCompose(gone -> {
                    if (tls != null) {
                        tls.release();
                    }
                    if (pool != null) {
                        SharedResourceHolder.release(GrpcUtil.SHARED_CHANNEL_EXECUTOR, pool);
                    }
                    return lease.release();
                })
                .whenComplete((gone, failure) -> mine.complete(null));
        return mine;
    }
}
