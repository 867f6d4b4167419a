package dev.connections4j.armeria;

import dev.connections4j.async.Operation;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.Source;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.TransportLink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens links of this transport for tests. */
final class LinkSupport {
    private static final long LIMIT_SECONDS = 30;

    private final Map<Parameter<?>, ResolvedParameters.Value> values = new LinkedHashMap<>();
    final StageRecorder stages = new StageRecorder();

    <T> LinkSupport with(Parameter<T> parameter, T value) {
        values.put(parameter, new ResolvedParameters.Value(value, Source.of(Source.Kind.ARGUMENT)));
        return this;
    }

    Operation<TransportLink> begin(String host, int port) {
        HostPort address = new HostPort(host, port);
        return new ArmeriaTransport()
                .open(new LinkRequest("test", address, new ResolvedParameters(address, values), stages));
    }

    TransportLink open(int port) {
        return await(begin("127.0.0.1", port).result());
    }

    LinkException failure(String host, int port) {
        try {
            begin(host, port).result().get(LIMIT_SECONDS, TimeUnit.SECONDS).close();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LinkException named) {
                return named;
            }
            throw new AssertionError("not a LinkException", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no outcome", e);
        }
        throw new AssertionError("the link opened");
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no outcome", e);
        }
    }
}
