package dev.connections4j.grpc.channel;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.grpc.Route;
import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A link over one route; if Connect went early and the server did not take it, once more, not early. */
public final class EagerAttempt implements LinkAttempt {
    private final Route route;
    private final Opener opener;
    private final CompletableFuture<TransportLink> link = new CompletableFuture<>();
    private @Nullable LinkAttempt current;
    private boolean abandoned;

    /** How a transport tries once. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens a socket and makes it a link. Blocks nothing.
         *
         * @param early to be asked and told by the transport; {@link ManagedLinkAttempt#open} takes it, others ask {@link
         *     EarlyConnect#tooEarly} before they diagnose a failure
         * @return the try under way; a failed one has closed its socket
         */
        LinkAttempt open(EarlyConnect early);
    }

    private EagerAttempt(Route route, Opener opener) {
        this.route = route;
        this.opener = opener;
    }

    /**
     * Opens a link, early if it is this route's turn.
     *
     * @param route where to
     * @param turn the request's
     * @param opener tries; asked a second time at most
     * @return the attempt under way
     */
    public static LinkAttempt open(Route route, EarlyConnectPermit turn, Opener opener) {
        EagerAttempt attempt = new EagerAttempt(route, opener);
        attempt.tryWith(new EarlyConnect(route, turn));
        return attempt;
    }

    private void tryWith(EarlyConnect early) {
        LinkAttempt next = opener.open(early);
        boolean late;
        synchronized (this) {
            current = next;
            late = abandoned;
        }
        if (late) {
            var unused = next.abandon();
        }
        next.link().whenComplete((open, failure) -> {
            if (failure == null) {
                link.complete(open);
            } else if (early.isTooEarly(failure)) {
                tryAgain();
            } else {
                link.completeExceptionally(failure);
            }
        });
    }

    private void tryAgain() {
        boolean over;
        synchronized (this) {
            over = abandoned;
        }
        if (over) {
            link.completeExceptionally(new LinkException(
                    Failure.of(route.stages().current(), Reason.CANCELLED, "the attempt was given up"), null));
            return;
        }
        try {
            tryWith(EarlyConnect.never(route));
        } catch (RuntimeException | LinkageError e) {
            link.completeExceptionally(e);
        }
    }

    @Override
    public CompletableFuture<TransportLink> link() {
        return link;
    }

    @Override
    public CompletableFuture<Void> abandon() {
        LinkAttempt last;
        synchronized (this) {
            abandoned = true;
            last = current;
        }
        CompletableFuture<Void> told = link.handle((open, failure) -> null);
        return last == null ? told : CompletableFuture.allOf(last.abandon(), told);
    }
}
