package dev.connections4j.okhttp;

import dev.connections4j.grpc.Routes;
import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.Transport;

/** The transport on grpc-okhttp. */
public final class OkHttpTransport implements Transport {
    /** For the service loader. */
    public OkHttpTransport() {}

    @Override
    public String name() {
        return "okhttp";
    }

    @Override
    public LinkAttempt open(LinkRequest request) {
        EagerTurn turn = EagerTurn.of(request);
        return Routes.open(request, route -> OkHttpAttempt.open(route, turn));
    }
}
