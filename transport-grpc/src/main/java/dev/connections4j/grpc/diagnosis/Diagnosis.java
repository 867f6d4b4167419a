package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Failure;
import dev.connections4j.Stage;
import dev.connections4j.grpc.BlockingWork;
import dev.connections4j.grpc.RefusedException;
import dev.connections4j.grpc.Route;
import dev.connections4j.spi.LinkException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Names a failed attempt: by the answer that refused it, else by the causes, else by the gRPC status, and where these do not say, by a probe
 * of the same address.
 */
public final class Diagnosis {
    private static final Duration PROBE_STEP = Duration.ofSeconds(3);

    private Diagnosis() {}

    /**
     * Names a failure. Where the causes hide it, because the peer only closed or sent something strange, the same address is probed, on
     * sockets opened for that and for a bounded time; never behind a proxy.
     *
     * @param route where it failed; its recorder knows the stage
     * @param seen what the transport or the handshake saw
     * @return the named failure; never fails by itself. Cancelling it closes the probe's sockets
     */
    public static CompletableFuture<LinkException> of(Route route, Throwable seen) {
        for (Throwable cause : causes(seen)) {
            if (cause instanceof LinkException known) {
                return CompletableFuture.completedFuture(known);
            }
        }
        Failure failure = classify(route, seen);
        if (route.proxy().isPresent() || !Probe.mayImprove(route, failure)) {
            return CompletableFuture.completedFuture(new LinkException(failure, Quiet.of(seen)));
        }
        CompletableFuture<LinkException> named = new CompletableFuture<>();
        ProbeSockets sockets = new ProbeSockets(PROBE_STEP);
        named.whenComplete((value, cancelled) -> sockets.close());
        BlockingWork.DIAGNOSIS.execute(() -> {
            if (!named.isDone()) {
                named.complete(new LinkException(new Probe(route, sockets).improve(failure), Quiet.of(seen)));
            }
        });
        return named;
    }

    /**
     * Names what was seen on a socket, and probes on the caller's sockets, through the route's proxy too. Blocks for that.
     *
     * @param route where it failed; its recorder knows the stage
     * @param seen what was seen
     * @param sockets for the probe; they bound each of its steps
     * @return the named failure
     */
    public static Failure of(Route route, Throwable seen, ProbeSockets sockets) {
        Failure failure = classify(route, seen);
        return Probe.mayImprove(route, failure) ? new Probe(route, sockets).improve(failure) : failure;
    }

    private static Failure classify(Route route, Throwable seen) {
        List<Throwable> causes = causes(seen);
        for (Throwable cause : causes) {
            if (cause instanceof RefusedException refused) {
                return ServerAnswers.refused(refused);
            }
        }
        if (ServerAnswers.lacksCredentials(seen)) {
            return ServerAnswers.status(seen, route);
        }
        return OwnFaults.error(route, causes)
                .or(() -> OwnFaults.inTls(route, causes))
                .or(() -> ofConnection(route, causes))
                .or(() -> HttpAnswer.of(seen).map(answer -> answer.failure(route)))
                .or(() -> OwnFaults.exception(route, causes))
                .orElseGet(() -> ServerAnswers.status(seen, route));
    }

    private static Optional<Failure> ofConnection(Route route, List<Throwable> causes) {
        @Nullable Stage stage = route.stages().current();
        boolean beforeTunnel = route.proxy().isPresent() && (stage == Stage.TCP || stage == Stage.PROXY);
        return beforeTunnel || CauseDiagnosis.namesProxy(causes)
                ? Optional.of(CauseDiagnosis.proxy(route, causes))
                : CauseDiagnosis.of(route, causes);
    }

    /** The chain of causes, and what they suppress, outermost first. */
    static List<Throwable> causes(Throwable seen) {
        List<Throwable> causes = new ArrayList<>();
        collect(seen, causes);
        return causes;
    }

    private static void collect(@Nullable Throwable seen, List<Throwable> into) {
        if (seen == null || into.size() > 50 || into.contains(seen)) {
            return;
        }
        into.add(seen);
        collect(seen.getCause(), into);
        for (Throwable suppressed : seen.getSuppressed()) {
            collect(suppressed, into);
        }
    }
}
