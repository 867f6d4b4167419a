package dev.connections4j.armeria;

import dev.connections4j.async.Operation;
import dev.connections4j.grpc.GrpcOnPath;
import dev.connections4j.grpc.channel.EarlyConnect;
import dev.connections4j.spi.Lease;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import java.util.Optional;

/** The transport {@code armeria}. */
public final class ArmeriaTransport implements Transport {
    /** Opens nothing. */
    public ArmeriaTransport() {}

    @Override
    public String name() {
        return "armeria";
    }

    @Override
    public Optional<String> unavailable() {
        return GrpcOnPath.lacking().or(() -> NeededNetty.lacking(ArmeriaTransport.class.getClassLoader()));
    }

    /** The event loops. */
    @Override
    public Lease retain() {
        return ArmeriaEventLoops.lease()::release;
    }

    @Override
    public Operation<TransportLink> open(LinkRequest request) {
        return EarlyConnect.open(request, ArmeriaAttempt::begin);
    }
}
