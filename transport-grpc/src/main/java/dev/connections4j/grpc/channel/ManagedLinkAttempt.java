package dev.connections4j.grpc.channel;

import com.google.common.base.Suppliers;
import dev.connections4j.Stage;
import dev.connections4j.async.Operation;
import dev.connections4j.grpc.CallHeaders;
import dev.connections4j.grpc.ConnectAnswer;
import dev.connections4j.grpc.Handshake;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.diagnosis.Diagnosis;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkEnd;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import io.grpc.Attributes;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ClientTransportFilter;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a link of a {@link ManagedChannelBuilder}: one socket, one Connect, and no way back once that socket is gone. */
public final class ManagedLinkAttempt {
    private final Route route;
    private final TransportHooks hooks;
    private final Termination termination;
    private final EarlyConnect early;
    private final CompletableFuture<TransportLink> link = new CompletableFuture<>();
    private final CompletableFuture<LinkEnd> ended = new CompletableFuture<>();
    private final Operation.Scope scope;

    private ManagedLinkAttempt(Route route, TransportHooks hooks, EarlyConnect early, Operation.Scope scope) {
        this.route = route;
        this.hooks = hooks;
        this.early = early;
        this.scope = scope;
        this.termination = scope.own(new Termination(hooks), channel -> {
            ended.complete(LinkEnd.BROKEN);
            return channel.byForce();
        });
    }

    /**
     * Opens a link. The builder is made by {@link OneAddress#builder}, with TLS and a factory that makes one socket, as {@link SingleSocketGuard} allows; the
     * rest is set here: authority, load balancing policy, keepalive, idle timeout, inbound size, user agent,
     * executor, no retries, no service config.
     *
     * @param route where to; the transport records TCP, PROXY and TLS, and the beginning of HTTP2; its end and CONNECT are recorded here, or by {@link EarlyConnect}
     * @param builder of the transport
     * @return the link under way
     */
    public static Operation<TransportLink> open(Route route, ManagedChannelBuilder<?> builder) {
        return open(route, builder, () -> CompletableFuture.completedFuture(null));
    }

    /**
     * The same, for a transport that holds more of a link than the channel.
     *
     * @param route where to
     * @param builder of the transport
     * @param hooks what the transport does around the channel and holds beside it, given back in any case
     * @return the link under way
     */
    public static Operation<TransportLink> open(Route route, ManagedChannelBuilder<?> builder, TransportHooks hooks) {
        return open(route, builder, hooks, EarlyConnect.never(route));
    }

    /**
     * The same, for a transport that can send Connect before the server's SETTINGS.
     *
     * @param route where to
     * @param builder of the transport
     * @param hooks what the transport does around the channel and holds beside it, given back in any case
     * @param early of this try, which the transport asks and tells
     * @return the link under way
     */
    public static Operation<TransportLink> open(
            Route route, ManagedChannelBuilder<?> builder, TransportHooks hooks, EarlyConnect early) {
        return Operation.start(scope -> new ManagedLinkAttempt(route, hooks, early, scope).run(builder));
    }

    private CompletableFuture<TransportLink> run(ManagedChannelBuilder<?> builder) {
        try {
            configure(builder, route, hooks);
            builder.addTransportFilter(new Transports());
            hooks.seenEnd().thenAccept(ended::complete);
            hooks.start(() -> begin(builder));
        } catch (RuntimeException | LinkageError e) {
            withoutChannel(e);
        }
        return link;
    }

    private static void configure(ManagedChannelBuilder<?> builder, Route route, TransportHooks hooks) {
        ResolvedParameters parameters = route.parameters();
        builder.overrideAuthority(route.authority())
                .keepAliveTime(parameters.get(Parameters.KEEP_ALIVE_TIME).toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(parameters.get(Parameters.KEEP_ALIVE_TIMEOUT).toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveWithoutCalls(parameters.get(Parameters.KEEP_ALIVE_WITHOUT_CALLS))
                .idleTimeout(parameters.get(Parameters.IDLE_TIMEOUT).toNanos(), TimeUnit.NANOSECONDS)
                .maxInboundMessageSize(parameters.get(Parameters.MAX_INBOUND_MESSAGE_SIZE))
                .defaultLoadBalancingPolicy(SingleSocketBalancer.Provider.POLICY)
                .disableServiceConfigLookUp()
                .disableRetry()
                .maxTraceEvents(0);
        parameters.find(Parameters.USER_AGENT).ifPresent(builder::userAgent);
        parameters.find(Parameters.EXECUTOR).map(hooks::callbacks).ifPresent(builder::executor);
    }

    private void begin(ManagedChannelBuilder<?> builder) {
        ManagedChannel channel;
        try {
            channel = builder.build();
        } catch (RuntimeException | LinkageError e) {
            withoutChannel(e);
            return;
        }
        termination.of(channel);
        try {
            shakeHands(channel);
        } catch (RuntimeException | LinkageError e) {
            link.completeExceptionally(e);
        }
    }

    private void withoutChannel(Throwable failure) {
        termination.ofNothing();
        link.completeExceptionally(failure);
    }

    /** The first call of a channel: it is what makes gRPC open the socket. */
    private void shakeHands(ManagedChannel channel) {
        CallHeaders headers = CallHeaders.of(route.parameters());
        Handshake.connect(ClientInterceptors.intercept(channel, headers), route.parameters())
                .whenComplete((answer, failure) -> {
                    if (answer == null) {
                        hooks.offTheLock(() -> failed(failure));
                    } else {
                        route.stages().end(Stage.CONNECT);
                        hooks.offTheLock(() -> opened(channel, answer, headers));
                    }
                });
    }

    private void opened(ManagedChannel channel, ConnectAnswer answer, CallHeaders headers) {
        ended.thenAccept(end -> {
            // an idle channel that is shut down would keep a late call for ever; there SingleSocketGuard ends it
            if (end != LinkEnd.IDLE) {
                channel.shutdown(); // calls in flight go on, late ones end, nothing reconnects
            }
        });
        channel.notifyWhenStateChanged(io.grpc.ConnectivityState.READY, () -> {
            if (!ended.isDone()) { // after close, what the transport would use may be gone
                hooks.notReady(ended);
            }
        });
        Supplier<Channel> calls = Suppliers.memoize(() -> calls(channel, headers.withIdentifier(answer.identifier())));
        link.complete(new ManagedLink(calls, answer, ended, termination));
    }

    private Channel calls(ManagedChannel channel, CallHeaders identified) {
        return identified.suppliedOn(ClientInterceptors.intercept(
                hooks.calls(channel), new LostCalls(hooks, identified, ended::isDone, termination::isWanted)));
    }

    /** The socket closes while the failure is diagnosed. */
    private void failed(@Nullable Throwable failure) {
        CompletableFuture<Void> closed = termination.now();
        Throwable seen = failure == null ? new IllegalStateException("Connect ended without an answer") : failure;
        CompletableFuture<? extends Throwable> diagnosis =
                CompletableFuture.completedFuture(seen).thenCompose(this::diagnose);
        closed.thenCombine(diagnosis, (nothing, diagnosed) -> link.completeExceptionally(diagnosed))
                .exceptionally(link::completeExceptionally);
    }

    private CompletableFuture<LinkException> diagnose(Throwable seen) {
        return early.tooEarly(seen)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> scope.own(Diagnosis.of(route, hooks.explain(seen)), probes -> {
                    probes.cancel(false);
                    return CompletableFuture.completedFuture(null);
                }));
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
            hooks.offTheLock(() -> ended.complete(LinkEnd.BROKEN));
            termination.socketEnded();
        }
    }
}
