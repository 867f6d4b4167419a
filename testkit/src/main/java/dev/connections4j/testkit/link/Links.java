package dev.connections4j.testkit.link;

import dev.connections4j.async.Operation;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.Parameter;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.parameters.Source;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.Transport;
import dev.connections4j.spi.TransportLink;
import dev.connections4j.standin.TestCalls;
import dev.connections4j.testkit.Await;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Opens links by a transport itself, with a guard around everything that waits. */
public final class Links {
    private static final long GUARD_SECONDS = 30;

    private final Transport transport;
    private final HostPort address;
    private final Map<Parameter<?>, ResolvedParameters.Value> values = new HashMap<>();
    private final StageRecorder stages = new StageRecorder();

    private Links(Transport transport, HostPort address) {
        this.transport = transport;
        this.address = address;
    }

    /**
     * To a server, with no parameter but its address.
     *
     * @param transport opens them
     * @param host the server's
     * @param port the server's
     * @return what takes parameters, and opens
     */
    public static Links to(Transport transport, String host, int port) {
        return new Links(transport, new HostPort(host, port));
    }

    /**
     * To a server on this machine, by its IPv4 address.
     *
     * @param transport opens them
     * @param port the server's
     * @return what takes parameters, and opens
     */
    public static Links to(Transport transport, int port) {
        return to(transport, "127.0.0.1", port);
    }

    /**
     * With a parameter.
     *
     * @param <T> its type
     * @param parameter which
     * @param value its value
     * @return this
     */
    public <T> Links with(Parameter<T> parameter, T value) {
        return put(parameter, value);
    }

    /**
     * With parameters.
     *
     * @param steps sets them
     * @return this
     */
    public Links with(Consumer<ConnectionParameters.Builder> steps) {
        ConnectionParameters given = ConnectionParameters.of(steps);
        given.given().forEach(parameter -> put(parameter, given.find(parameter).orElseThrow()));
        return this;
    }

    private Links put(Parameter<?> parameter, Object value) {
        values.put(parameter, new ResolvedParameters.Value(value, Source.of(Source.Kind.ARGUMENT)));
        return this;
    }

    /** {@return the recorder of the stages of all that is opened here} */
    public StageRecorder stages() {
        return stages;
    }

    /** {@return what the transport is asked} */
    public LinkRequest request() {
        return new LinkRequest("test", address, new ResolvedParameters(address, values), stages);
    }

    /** {@return an attempt that has begun} */
    public Operation<TransportLink> begin() {
        return transport.open(request());
    }

    /**
     * Opens a link.
     *
     * @return the link, to be closed
     * @throws CompletionException if it fails
     */
    public TransportLink open() {
        return guarded(begin().result());
    }

    /** Opens a link, and closes it. */
    public void openAndClose() {
        close(open());
    }

    /**
     * Fails to open a link.
     *
     * @return why
     * @throws AssertionError if the link opens
     */
    public LinkException fails() {
        Throwable cause = cause();
        if (cause instanceof LinkException failure) {
            return failure;
        }
        throw new AssertionError("not a LinkException", cause);
    }

    /**
     * Fails to open a link.
     *
     * @return what the attempt ended with
     * @throws AssertionError if the link opens
     */
    public Throwable cause() {
        try {
            close(open());
        } catch (CompletionException e) {
            return e.getCause();
        }
        throw new AssertionError("the link opened");
    }

    /**
     * What it completes with.
     *
     * @param <T> its type
     * @param future waited for
     * @return its result
     * @throws CompletionException if it failed
     */
    public static <T> T guarded(CompletableFuture<T> future) {
        try {
            return future.get(GUARD_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no outcome", e);
        }
    }

    /**
     * Closes a link, and waits until it has.
     *
     * @param link which
     */
    public static void close(TransportLink link) {
        guarded(link.close());
    }

    /**
     * A call over a link.
     *
     * @param link which
     * @param text what is sent
     * @return what is answered
     */
    public static String echo(TransportLink link, String text) {
        byte[] answer = ClientCalls.blockingUnaryCall(
                link.channel(),
                TestCalls.ECHO,
                CallOptions.DEFAULT.withDeadlineAfter(GUARD_SECONDS, TimeUnit.SECONDS),
                text.getBytes(StandardCharsets.UTF_8));
        return new String(answer, StandardCharsets.UTF_8);
    }

    /**
     * The names of the client's threads.
     *
     * @return those that live now
     */
    public static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("connections4j-"))
                .collect(Collectors.toSet());
    }

    /** Waits until no thread of the client's is left. */
    public static void awaitNoThread() {
        Await.until(() -> "no thread is left, but " + threads(), () -> threads().isEmpty());
    }
}
