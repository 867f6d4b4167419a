package dev.connections4j.grpc.channel;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.async.Operation;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.Routes;
import dev.connections4j.parameters.Parameters;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.TransportLink;
import io.grpc.Status;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whether one try sends Connect before the server's SETTINGS, and how far the server came then. The transport tells; safe from any
 * thread.
 */
public final class EarlyConnect {
    private final Route route;
    private final AtomicBoolean permit;
    private volatile boolean early;
    private volatile boolean answered;
    private volatile @Nullable LinkException tooEarly;
    private boolean settingsCame;

    /** {@code permit} is the one of the route's request. */
    EarlyConnect(Route route, AtomicBoolean permit) {
        this.route = route;
        this.permit = permit;
    }

    /**
     * Opens a link by {@link Routes}, and lets one socket of each request send Connect before the server's SETTINGS. If Connect went early over a route and the server did not take it, that route is tried once more, not early.
     *
     * @param request what was asked of the transport
     * @param opener tries one address: opens a socket and makes it a link; blocks nothing, and has closed its socket when it fails. The
     *     EarlyConnect is to be asked and notified by the transport; {@link ManagedLinkAttempt#open} takes it, others ask {@link #tooEarly}
     *     before they diagnose a failure
     * @return the link under way, as of {@link Routes#open}
     */
    public static Operation<TransportLink> open(
            LinkRequest request, BiFunction<Route, EarlyConnect, Operation<TransportLink>> opener) {
        AtomicBoolean permit = permit(request);
        return Routes.open(request, route -> open(route, permit, opener));
    }

    private static Operation<TransportLink> open(
            Route route, AtomicBoolean permit, BiFunction<Route, EarlyConnect, Operation<TransportLink>> opener) {
        EarlyConnect early = new EarlyConnect(route, permit);
        return Operation.start(scope -> scope.run(opener.apply(route, early))
                .exceptionallyCompose(failure -> early.isTooEarly(failure)
                        ? scope.run(opener.apply(route, never(route)))
                        : CompletableFuture.failedFuture(failure)));
    }

    /**
     * The permit of a request, for all of its routes: the first socket that gets through takes it and sends Connect early, and no other, for the
     * server may not be asked twice at a time. False, nobody gets it.
     */
    static AtomicBoolean permit(LinkRequest request) {
        return new AtomicBoolean(request.parameters().get(Parameters.EAGER));
    }

    /** A try that is never early. */
    static EarlyConnect never(Route route) {
        return new EarlyConnect(route, new AtomicBoolean());
    }

    /**
     * Asks whether to go early, once, when the socket is ready for HTTP/2 (with TLS: h2 is negotiated) and the stage HTTP2 has begun.
     *
     * @return whether Connect must not wait for the server's SETTINGS; never through a proxy
     */
    public boolean take() {
        early = route.proxy().isEmpty() && permit.compareAndSet(true, false);
        return early;
    }

    /** {@return whether Connect goes early: what {@link #take} answered; false before} */
    public boolean isEarly() {
        return early;
    }

    /** The server's own SETTINGS came. If Connect went early, the stage HTTP2 ends now, and CONNECT begins. */
    public void settingsCame() {
        synchronized (this) {
            if (settingsCame) {
                return;
            }
            settingsCame = true;
        }
        if (early) {
            StageRecorder stages = route.stages();
            stages.end(Stage.HTTP2);
            stages.begin(Stage.CONNECT);
        }
    }

    /** The server began to answer Connect. */
    public void answerCame() {
        answered = true;
    }

    /**
     * Whether Connect may have failed only because it went early: it ended UNAVAILABLE, UNKNOWN or INTERNAL before the server spoke, or the
     * server let it be unprocessed.
     *
     * @param seen what it failed with
     * @return the failure to end this try with, undiagnosed: {@link #open} will try once more
     */
    public Optional<LinkException> tooEarly(Throwable seen) {
        boolean again = early && !answered && isLostConnection(seen) && (!hasSettings() || isUnprocessed(seen));
        if (!again) {
            return Optional.empty();
        }
        LinkException failure = new LinkException(
                Failure.of(
                        route.stages().current(), Reason.CLOSED, "the server did not take Connect before its SETTINGS"),
                seen);
        tooEarly = failure;
        return Optional.of(failure);
    }

    boolean isTooEarly(Throwable linkFailure) {
        return linkFailure == tooEarly;
    }

    private synchronized boolean hasSettings() {
        return settingsCame;
    }

    private static boolean isLostConnection(Throwable seen) {
        return switch (Status.fromThrowable(seen).getCode()) {
            case UNAVAILABLE, UNKNOWN, INTERNAL -> true;
            default -> false;
        };
    }

    /** The stacks tell a refused stream and GOAWAY in words, or by types, of their own. */
    private static boolean isUnprocessed(Throwable seen) {
        Throwable cause = seen;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            String words = cause.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
            if (words.contains("refused stream") || words.contains("goaway") || words.contains("unprocessedrequest")) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
