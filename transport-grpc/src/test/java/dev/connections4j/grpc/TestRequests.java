package dev.connections4j.grpc;

import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.Source;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Resolved parameters and requests without resolution. */
public final class TestRequests {
    private TestRequests() {}

    public static ResolvedParameters resolved(HostPort address, Consumer<ConnectionParameters.Builder> steps) {
        ConnectionParameters given = ConnectionParameters.of(steps);
        Map<Parameter<?>, ResolvedParameters.Value> values = new HashMap<>();
        for (Parameter<?> parameter : given.given()) {
            Object value = given.find(parameter).orElseThrow();
            values.put(parameter, new ResolvedParameters.Value(value, Source.of(Source.Kind.ARGUMENT)));
        }
        return new ResolvedParameters(address, values);
    }

    public static ResolvedParameters resolved(Consumer<ConnectionParameters.Builder> steps) {
        return resolved(new HostPort("127.0.0.1", 19530), steps);
    }

    public static LinkRequest request(String host, Consumer<ConnectionParameters.Builder> steps) {
        HostPort address = new HostPort(host, 19530);
        return new LinkRequest("test", address, resolved(address, steps), new StageRecorder());
    }
}
