package dev.connections4j.okhttp;

import dev.connections4j.Reason;
import dev.connections4j.grpc.Route;
import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.TransportLink;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A link over one route; if Connect went early and got no answer, once more, not early. */
final class OkHttpAttempt implements LinkAttempt {
    private final Route route;
    private final CompletableFuture<TransportLink> link = new CompletableFuture<>();
    private @Nullable LinkAttempt current;
    private boolean abandoned;

    private OkHttpAttempt(Route route) {
        this.route = route;
    }

    static LinkAttempt open(Route route, EagerTurn turn) {
        OkHttpAttempt attempt = new OkHttpAttempt(route);
        attempt.tryWith(turn);
        return attempt;
    }

    private void tryWith(EagerTurn turn) {
        SocketWitness witness = new SocketWitness();
        LinkAttempt next = OkHttpLinks.open(route, witness, turn);
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
            } else if (witness.isTooEarly(failure)) {
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
                    route.stages().current(), Reason.CANCELLED, "the attempt was given up", "", null));
            return;
        }
        try {
            tryWith(EagerTurn.none());
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
