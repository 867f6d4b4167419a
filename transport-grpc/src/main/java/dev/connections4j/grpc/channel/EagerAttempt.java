package dev.connections4j.grpc.channel;

import dev.connections4j.async.Operation;
import dev.connections4j.grpc.Route;
import dev.connections4j.spi.TransportLink;
import java.util.concurrent.CompletableFuture;

/** A link over one route; if Connect went early and the server did not take it, once more, not early. */
public final class EagerAttempt {
    private EagerAttempt() {}

    /** How a transport tries once. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens a socket and makes it a link. Blocks nothing.
         *
         * @param early to be asked and notified by the transport; {@link ManagedLinkAttempt#open} takes it, others ask {@link
         *     EarlyConnect#tooEarly} before they diagnose a failure
         * @return the try under way; a failed one has closed its socket
         */
        Operation<TransportLink> open(EarlyConnect early);
    }

    /**
     * Opens a link, early if the request still permits it.
     *
     * @param route where to
     * @param permit the request's
     * @param opener tries; asked a second time at most
     * @return the link under way
     */
    public static Operation<TransportLink> open(Route route, EarlyConnectPermit permit, Opener opener) {
        EarlyConnect early = new EarlyConnect(route, permit);
        return Operation.start(scope -> scope.run(opener.open(early))
                .exceptionallyCompose(failure -> early.isTooEarly(failure)
                        ? scope.run(opener.open(EarlyConnect.never(route)))
                        : CompletableFuture.failedFuture(failure)));
    }
}
