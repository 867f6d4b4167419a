package dev.connections4j.netty;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.Reason;
import dev.connections4j.async.Operation;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.Source;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.testkit.Await;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** Opens links of the transport itself, below any registry, and sees that no thread is left. */
abstract class LinkTests {
    final NettyTransport transport = new NettyTransport();
    final StageRecorder stages = new StageRecorder();

    @AfterEach
    void noThreadIsLeft() {
        Await.until(
                () -> "the threads are gone: " + ownThreads(),
                () -> ownThreads().isEmpty());
    }

    final Reason reason(int port, Consumer<ConnectionParameters.Builder> more) throws Exception {
        return failure(port, more).reason();
    }

    final LinkException failure(int port, Consumer<ConnectionParameters.Builder> more) throws Exception {
        return failure(transport.open(request("127.0.0.1", port, more)));
    }

    static LinkException failure(Operation<TransportLink> attempt) throws Exception {
        ExecutionException e =
                assertThrows(ExecutionException.class, () -> attempt.result().get(30, TimeUnit.SECONDS));
        return assertInstanceOf(LinkException.class, e.getCause());
    }

    final TransportLink link(int port, Consumer<ConnectionParameters.Builder> more) throws Exception {
        return transport.open(request("127.0.0.1", port, more)).result().get(30, TimeUnit.SECONDS);
    }

    final LinkRequest request(String host, int port, Consumer<ConnectionParameters.Builder> more) {
        ConnectionParameters given = ConnectionParameters.of(more);
        Map<Parameter<?>, ResolvedParameters.Value> values = new HashMap<>();
        for (Parameter<?> parameter : given.given()) {
            Object value = given.find(parameter).orElseThrow();
            values.put(parameter, new ResolvedParameters.Value(value, Source.of(Source.Kind.ARGUMENT)));
        }
        HostPort address = new HostPort(host, port);
        return new LinkRequest("test", address, new ResolvedParameters(address, values), stages);
    }

    static String echo(TransportLink link, String text) {
        byte[] answer = ClientCalls.blockingUnaryCall(
                link.channel(), TestCalls.ECHO, CallOptions.DEFAULT, text.getBytes(StandardCharsets.UTF_8));
        return new String(answer, StandardCharsets.UTF_8);
    }

    static void close(TransportLink link) throws Exception {
        link.close().get(30, TimeUnit.SECONDS);
    }

    static Set<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("connections4j-"))
                .collect(Collectors.toSet());
    }
}
