package dev.connections4j.armeria;

import dev.connections4j.grpc.Routes;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.Transport;
import java.util.Map;

/** The transport {@code armeria}. */
public final class ArmeriaTransport implements Transport {
    /** Opens nothing. */
    public ArmeriaTransport() {}

    @Override
    public String name() {
        return "armeria";
    }

    @Override
    public Map<Parameter<?>, String> unsupported() {
        return Map.of(Parameters.EAGER, "it always waits for the server's SETTINGS before it sends Connect");
    }

    @Override
    public LinkAttempt open(LinkRequest request) {
        return Routes.open(request, Opening::begin);
    }
}
