package dev.connections4j.grpc.channel;

import dev.connections4j.async.Operation;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.Routes;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.TransportLink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/** Opens a link by {@link Routes}, and lets one socket of each request send Connect before the server's SETTINGS. */
public final class EagerAttempt {
    private EagerAttempt() {}

    /**
     * Opens a link. If Connect went early over a route and the server did not take it, that route is tried once more, not early.
     *
     * @param request what was asked of the transport
     * @param opener tries one address: opens a socket and makes it a link; blocks nothing, and has closed its socket when it fails. The {@link
     *     EarlyConnect} is to be asked and notified by the transport; {@link ManagedLinkAttempt#open} takes it, others ask {@link
     *     EarlyConnect#tooEarly} before they diagnose a failure
     * @return the link under way, as of {@link Routes#open}
     */
    public static Operation<TransportLink> open(
            LinkRequest request, BiFunction<Route, EarlyConnect, Operation<TransportLink>> opener) {
        AtomicBoolean permit = EarlyConnect.permit(request);
        return Routes.open(request, route -> open(route, permit, opener));
    }

    private static Operation<TransportLink> open(
            Route route, AtomicBoolean permit, BiFunction<Route, EarlyConnect, Operation<TransportLink>> opener) {
        EarlyConnect early = new EarlyConnect(route, permit);
        return Operation.start(scope -> scope.run(opener.apply(route, early))
                .exceptionallyCompose(failure -> early.isTooEarly(failure)
                        ? scope.run(opener.apply(route, EarlyConnect.never(route)))
                        : CompletableFuture.failedFuture(failure)));
    }
}
