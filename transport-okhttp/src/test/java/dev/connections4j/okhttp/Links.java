package dev.connections4j.okhttp;

import dev.connections4j.async.Operation;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.Source;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.TestCalls;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Opens links as the API would, with a guard around everything that waits. */
final class Links {
    private final HostPort address;
    private final Map<Parameter<?>, ResolvedParameters.Value> values = new HashMap<>();
    final StageRecorder stages = new StageRecorder();

    private Links(String host, int port) {
        this.address = new HostPort(host, port);
    }

    static Links to(String host, int port) {
        return new Links(host, port);
    }

    <T> Links with(Parameter<T> parameter, T value) {
        values.put(parameter, new ResolvedParameters.Value(value, Source.of(Source.Kind.ARGUMENT)));
        return this;
    }

    Operation<TransportLink> begin() {
        return new OkHttpTransport()
                .open(new LinkRequest("test", address, new ResolvedParameters(address, values), stages));
    }

    TransportLink open() {
        return guarded(begin().result());
    }

    LinkException fails() {
        try {
            TransportLink link = open();
            guarded(link.close());
        } catch (CompletionException e) {
            if (e.getCause() instanceof LinkException failure) {
                return failure;
            }
            throw e;
        }
        throw new AssertionError("the link opened");
    }

    static <T> T guarded(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    static byte[] echo(TransportLink link, byte[] message) {
        return ClientCalls.blockingUnaryCall(
                link.channel(), TestCalls.ECHO, CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS), message);
    }
}
