package dev.connections4j.link;

import dev.connections4j.ConnectionsException;
import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.spi.EndpointResolver.EndpointLease;
import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.TransportLink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One link being opened: the endpoint's lease where the address needs one, then the transport. Whatever fails is closed before it is told. */
final class LinkOpening {
    private final LinkSource source;
    private final StageRecorder stages = new StageRecorder();
    private final CompletableFuture<TransportLink> link = new CompletableFuture<>();
    private @Nullable EndpointLease lease;
    private @Nullable LinkAttempt attempt;
    private boolean abandoned;

    LinkOpening(LinkSource source) {
        this.source = source;
    }

    void begin() {
        if (source.resolver() == null) {
            connect(source.hostPort(), null);
            return;
        }
        stages.begin(Stage.ENDPOINT);
        EndpointLease leased;
        try {
            leased = source.resolver().lease(source.alias(), source.parameters().address());
        } catch (RuntimeException | LinkageError e) {
            fail(e, null);
            return;
        }
        synchronized (this) {
            lease = leased;
        }
        leased.endpoint().whenComplete((endpoint, failure) -> {
            if (endpoint == null) {
                fail(failure, leased);
            } else {
                stages.end(Stage.ENDPOINT);
                connect(endpoint, leased);
            }
        });
    }

    private void connect(HostPort address, @Nullable EndpointLease leased) {
        if (isAbandoned()) {
            fail(cancelled(), leased);
            return;
        }
        LinkAttempt opened;
        try {
            opened = source.transport().open(new LinkRequest(source.alias(), address, source.parameters(), stages));
        } catch (RuntimeException | LinkageError e) {
            fail(e, leased);
            return;
        }
        boolean late;
        synchronized (this) {
            attempt = opened;
            late = abandoned;
        }
        opened.link().whenComplete((done, failure) -> {
            if (done == null) {
                fail(failure, leased);
            } else {
                link.complete(leased == null ? done : new LeasedLink(done, leased));
            }
        });
        if (late) {
            opened.abandon();
        }
    }

    private void fail(Throwable failure, @Nullable EndpointLease leased) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Throwable told = cause instanceof LinkException || cause instanceof ConnectionsException
                ? cause
                : isAbandoned() ? cancelled() : foreign(cause);
        if (leased == null) {
            link.completeExceptionally(told);
        } else {
            leased.release().whenComplete((released, ignored) -> link.completeExceptionally(told));
        }
    }

    private ConnectionsException foreign(Throwable cause) {
        return new ConnectionsException(
                "TRANSPORT_FAILED",
                "transport '" + source.transport().name() + "' failed in a way of its own: "
                        + cause.getClass().getSimpleName(),
                cause);
    }

    private static LinkException cancelled() {
        return new LinkException(Failure.of(null, Reason.CANCELLED, "the attempt was given up"), null);
    }

    private synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** The open link, or its failure: a {@link LinkException}, or a {@link ConnectionsException} if something unforeseen was thrown. */
    CompletableFuture<TransportLink> link() {
        return link;
    }

    StageRecorder stages() {
        return stages;
    }

    /** Gives up, or closes the link; completes when nothing is left. */
    CompletableFuture<Void> abandon() {
        EndpointLease leased;
        LinkAttempt opened;
        synchronized (this) {
            abandoned = true;
            leased = lease;
            opened = attempt;
        }
        CompletableFuture<Void> gone = CompletableFuture.completedFuture(null);
        if (opened != null) {
            gone = opened.abandon();
        } else if (leased != null) {
            gone = leased.release();
        }
        CompletableFuture<Void> closed = link.handle(
                        (open, failure) -> open == null ? CompletableFuture.<Void>completedFuture(null) : open.close())
                .thenCompose(closing -> closing);
        return CompletableFuture.allOf(gone, closed);
    }
}
