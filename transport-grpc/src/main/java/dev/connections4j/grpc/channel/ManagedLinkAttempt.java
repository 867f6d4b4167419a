package dev.connections4j.grpc.channel;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.grpc.CallHeaders;
import dev.connections4j.grpc.Handshake;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.diagnosis.Diagnosis;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import io.grpc.Attributes;
import io.grpc.ClientInterceptors;
import io.grpc.ClientTransportFilter;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes a link of a {@link ManagedChannelBuilder}: one socket, one Connect, and no way back once that socket is gone. */
public final class ManagedLinkAttempt implements LinkAttempt {
    private final Route route;
    private final TransportHooks parts;
    private final Termination termination;
    private final EarlyConnect early;
    private final CompletableFuture<TransportLink> link = new CompletableFuture<>();
    private final CompletableFuture<LinkEnd> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> abandoned = new CompletableFuture<>();

    private ManagedLinkAttempt(Route route, TransportHooks parts, EarlyConnect early) {
        this.route = route;
        this.parts = parts;
        this.early = early;
        this.termination = new Termination(parts);
    }

    /**
     * Opens a link. The builder comes with its target ({@link Route#socketAddress()} alone, or through the proxy), TLS and a socket
     * factory that asks {@link SingleSocketGuard}; the rest is set here: authority, keepalive, idle timeout, inbound size, user agent,
     * executor, no retries, no service config.
     *
     * @param route where to; the transport tells its recorder TCP, PROXY and TLS, and begins HTTP2; the end of HTTP2 and CONNECT are told here
     * @param builder of the transport
     * @return the attempt under way
     */
    public static LinkAttempt open(Route route, ManagedChannelBuilder<?> builder) {
        return open(route, builder, () -> CompletableFuture.completedFuture(null));
    }

    /**
     * The same, for a transport that holds more of a link than the channel.
     *
     * @param route where to
     * @param builder of the transport
     * @param parts what it holds; not asked to give anything back if this method throws
     * @return the attempt under way
     */
    public static LinkAttempt open(Route route, ManagedChannelBuilder<?> builder, TransportHooks parts) {
        return open(route, builder, parts, EarlyConnect.never(route));
    }

    /**
     * The same, for a transport that can send Connect before the server's SETTINGS.
     *
     * @param route where to
     * @param builder of the transport
     * @param parts what it holds; not asked to give anything back if this method throws
     * @param early of this try, which the transport asks and tells
     * @return the attempt under way
     */
    public static LinkAttempt open(
            Route route, ManagedChannelBuilder<?> builder, TransportHooks parts, EarlyConnect early) {
        configure(builder, route, parts);
        ManagedLinkAttempt attempt = new ManagedLinkAttempt(route, parts, early);
        builder.addTransportFilter(attempt.new Transports());
        parts.watch(attempt.ended);
        parts.start(() -> attempt.begin(builder));
        return attempt;
    }

    private static void configure(ManagedChannelBuilder<?> builder, Route route, TransportHooks parts) {
        ResolvedParameters parameters = route.parameters();
        builder.overrideAuthority(route.authority())
                .keepAliveTime(parameters.get(Parameters.KEEP_ALIVE_TIME).toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(parameters.get(Parameters.KEEP_ALIVE_TIMEOUT).toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveWithoutCalls(parameters.get(Parameters.KEEP_ALIVE_WITHOUT_CALLS))
                .idleTimeout(parameters.get(Parameters.IDLE_TIMEOUT).toNanos(), TimeUnit.NANOSECONDS)
                .maxInboundMessageSize(parameters.get(Parameters.MAX_INBOUND_MESSAGE_SIZE))
                .disableServiceConfigLookUp()
                .disableRetry()
                .maxTraceEvents(0);
        parameters.find(Parameters.USER_AGENT).ifPresent(builder::userAgent);
        parameters.find(Parameters.EXECUTOR).map(parts::callbacks).ifPresent(builder::executor);
    }

    @Override
    public CompletableFuture<TransportLink> link() {
        return link;
    }

    @Override
    public CompletableFuture<Void> abandon() {
        abandoned.complete(null);
        ended.complete(LinkEnd.BROKEN);
        CompletableFuture<Void> closed = termination.now();
        parts.breakOff();
        return closed.thenRun(() -> link.completeExceptionally(givenUp()));
    }

    private void begin(ManagedChannelBuilder<?> builder) {
        ManagedChannel channel;
        try {
            channel = builder.build();
        } catch (RuntimeException | LinkageError e) {
            termination.ofNothing().thenRun(() -> link.completeExceptionally(e));
            return;
        }
        termination.of(channel);
        try {
            shakeHands(channel);
        } catch (RuntimeException | LinkageError e) {
            termination.now().thenRun(() -> link.completeExceptionally(e));
        }
    }

    private void shakeHands(ManagedChannel channel) {
        CallHeaders headers = CallHeaders.of(route.parameters());
        Handshake.connect(ClientInterceptors.intercept(channel, headers), route.parameters())
                .whenComplete((answer, failure) -> {
                    if (answer == null) {
                        parts.offTheLock(() -> failed(failure));
                    } else {
                        route.stages().end(Stage.CONNECT);
                        parts.offTheLock(() -> opened(channel, answer, headers));
                    }
                });
    }

    private void opened(ManagedChannel channel, Handshake.Result answer, CallHeaders headers) {
        ended.thenRun(channel::shutdown); // calls in flight go on, late ones end, nothing reconnects
        channel.notifyWhenStateChanged(io.grpc.ConnectivityState.READY, () -> parts.notReady(ended));
        link.complete(new ManagedLink(
                ClientInterceptors.intercept(
                        parts.calls(channel),
                        new LostCalls(parts, ended::isDone, termination::isWanted),
                        headers.withIdentifier(answer.identifier())),
                answer,
                ended,
                termination));
    }

    private void failed(@Nullable Throwable failure) {
        CompletableFuture<Void> closed = termination.now();
        if (abandoned.isDone()) {
            closed.thenRun(() -> link.completeExceptionally(givenUp()));
            return;
        }
        Throwable seen = failure == null ? new IllegalStateException("Connect ended without an answer") : failure;
        Optional<LinkException> tooEarly = early.tooEarly(seen);
        if (tooEarly.isPresent()) {
            closed.thenRun(() -> link.completeExceptionally(tooEarly.get()));
            return;
        }
        CompletableFuture<LinkException> diagnosis = Diagnosis.of(route, parts.explain(seen));
        abandoned.thenRun(() -> diagnosis.cancel(false));
        diagnosis.thenCombine(closed, (diagnosed, nothing) -> diagnosed).thenAccept(link::completeExceptionally);
    }

    private LinkException givenUp() {
        return new LinkException(
                Failure.of(route.stages().current(), Reason.CANCELLED, "the attempt was given up"), null);
    }

    private final class Transports extends ClientTransportFilter {
        @Override
        public Attributes transportReady(Attributes attributes) {
            if (!early.isEarly()) {
                route.stages().end(Stage.HTTP2);
                route.stages().begin(Stage.CONNECT);
            }
            return attributes;
        }

        @Override
        public void transportTerminated(Attributes attributes) {
            parts.offTheLock(() -> ended.complete(LinkEnd.BROKEN));
            termination.socketEnded();
        }
    }
}
