package dev.connections4j.link;

import dev.connections4j.ConnectTimings;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.ResolvedParameters.Value;
import dev.connections4j.parameters.Source;
import dev.connections4j.spi.TransportLink;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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

    final ManualScheduler scheduler = new ManualScheduler();
    final FakeTransport transport = new FakeTransport();
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

    /** Links as a connect opens them. */
    Links links() {
        LinkSource source = new LinkSource("books", resolved(), transport, null);
        List<TransportLink> members = new ArrayList<>();
        for (int i = 0; i < resolved().get(Parameters.POOL_SIZE); i++) {
            LinkOpening opening = source.open();
            transport.last().succeed();
            members.add(opening.link().join());
        }
        return new Links(members, source);
    }

    ConnectionHandle connect() {
        return new ConnectionHandle("books", resolved(), links(), timings(), () -> closeAsked++, scheduler);
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
