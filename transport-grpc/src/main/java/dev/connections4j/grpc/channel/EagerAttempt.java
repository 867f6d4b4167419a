package dev.connections4j.grpc.channel;

import dev.connections4j.async.Operation;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.Routes;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.TransportLink;
import java.util.concurrent.CompletableFuture;

/** Opens a link as {@link Routes} does, and lets one socket of each request send Connect before the server's SETTINGS. */
public final class EagerAttempt {
    private EagerAttempt() {}

    /** How a transport tries once. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens a socket and makes it a link. Blocks nothing.
         *
         * @param route where to, with what
         * @param early to be asked and notified by the transport; {@link ManagedLinkAttempt#open} takes it, others ask {@link
         *     EarlyConnect#tooEarly} before they diagnose a failure
         * @return the try under way; a failed one has closed its socket
         */
        Operation<TransportLink> open(Route route, EarlyConnect early);
    }

    /**
     * Opens a link. If Connect went early over a route and the server did not take it, that route is tried once more, not early.
     *
     * @param request what was asked of the transport
     * @param opener tries one address
     * @return the link under way, as of {@link Routes#open}
     */
    public static Operation<TransportLink> open(LinkRequest request, Opener opener) {
        EarlyConnectPermit permit = EarlyConnectPermit.of(request);
        return Routes.open(request, route -> open(route, permit, opener));
    }

    private static Operation<TransportLink> open(Route route, EarlyConnectPermit permit, Opener opener) {
        EarlyConnect early = new EarlyConnect(route, permit);
        return Operation.start(scope -> scope.run(opener.open(route, early))
                .exceptionallyCompose(failure -> early.isTooEarly(failure)
                        ? scope.run(opener.open(route, EarlyConnect.never(route)))
                        : CompletableFuture.failedFuture(failure)));
    }
}
