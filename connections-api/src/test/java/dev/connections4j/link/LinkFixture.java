package dev.connections4j.link;

import dev.connections4j.ConnectTimings;
import dev.connections4j.async.ManualClock;
import dev.connections4j.observers.Observers;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.ResolvedParameters.Value;
import dev.connections4j.parameters.Source;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** A connection over fakes: transport, time and threads move only when the test moves them. */
final class LinkFixture {
    static final MethodDescriptor<String, String> METHOD = MethodDescriptor.<String, String>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("test/Call")
            .setRequestMarshaller(new Text())
            .setResponseMarshaller(new Text())
            .build();

    final ManualClock clock = new ManualClock(1);
    String alias = "books";
    final FakeTransport transport = new FakeTransport();
    final Observers observers = new Observers(clock, List.of());
    final Map<Parameter<?>, Value> values = new HashMap<>();
    int closeAsked;

    LinkFixture() {
        with(Parameters.EXECUTOR, (Executor) Runnable::run);
    }

    <T> LinkFixture with(Parameter<T> parameter, T value) {
        values.put(parameter, new Value(value, Source.of(Source.Kind.ARGUMENT)));
        return this;
    }

    ResolvedParameters resolved() {
        return new ResolvedParameters(new HostPort("milvus.test", 19530), values);
    }

    LinkSource source() {
        return new LinkSource(alias, resolved(), transport, null, observers);
    }

    /** A connected pool. */
    LinkPool pool() {
        int first = transport.attempts.size();
        Connecting connecting = new Connecting(source(), this);
        transport.attempts.subList(first, transport.attempts.size()).forEach(FakeTransport.Attempt::succeed);
        return connecting.done.join();
    }

    ConnectionHandle connect() {
        return new ConnectionHandle(alias, pool(), timings(), clock, () -> closeAsked++);
    }

    static ConnectTimings timings() {
        return new ConnectTimings(Duration.ofMillis(3), Map.of());
    }

    /** The link of the attempt with that number, counted from 1. */
    FakeLink link(int attempt) {
        return (FakeLink) transport.attempts.get(attempt - 1).link().join();
    }

    static Heard call(Channel channel) {
        return call(channel, CallOptions.DEFAULT);
    }

    static Heard call(Channel channel, CallOptions options) {
        Heard heard = new Heard();
        ClientCall<String, String> call = channel.newCall(METHOD, options);
        call.start(heard, new Metadata());
        call.request(1);
        call.sendMessage("hello");
        call.halfClose();
        return heard;
    }

    private static final class Text implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            throw new UnsupportedOperationException("nothing is read in memory");
        }
    }
}
