package dev.connections4j.okhttp;

import dev.connections4j.async.Operation;
import dev.connections4j.grpc.GrpcOnPath;
import dev.connections4j.grpc.Shared;
import dev.connections4j.grpc.channel.EarlyConnect;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.spi.Lease;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;

/** The transport on grpc-okhttp. */
public final class OkHttpTransport implements Transport {
    private final Shared<TlsMaterial, SSLContext> contexts =
            new Shared<>(TlsMaterial::sslContext, context -> CompletableFuture.completedFuture(null));

    /** For the service loader. */
    public OkHttpTransport() {}

    @Override
    public String name() {
        return "okhttp";
    }

    @Override
    public Optional<String> unavailable() {
        return GrpcOnPath.lacking();
    }

    @Override
    public Lease retain() {
        return Shared.all(LinkThreads.retain(), contexts.retain());
    }

    @Override
    public Operation<TransportLink> open(LinkRequest request) {
        return EarlyConnect.open(request, (route, early) -> OkHttpLinks.open(route, contexts, early));
    }
}
