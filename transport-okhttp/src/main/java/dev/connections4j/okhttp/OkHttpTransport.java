package dev.connections4j.okhttp;

import dev.connections4j.grpc.Routes;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.Transport;
import java.util.Map;

/** The transport on grpc-okhttp. */
public final class OkHttpTransport implements Transport {
    /** For the service loader. */
    public OkHttpTransport() {}

    @Override
    public String name() {
        return "okhttp";
    }

    @Override
    public Map<Parameter<?>, String> unsupported() {
        return Map.of(Parameters.EAGER, "it sends Connect only after the server's SETTINGS");
    }

    @Override
    public LinkAttempt open(LinkRequest request) {
        return Routes.open(request, OkHttpLinks::open);
    }
}
