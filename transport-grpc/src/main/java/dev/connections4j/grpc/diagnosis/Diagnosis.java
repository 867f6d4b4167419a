package dev.connections4j.grpc.diagnosis;

import dev.connections4j.Stage;
import dev.connections4j.grpc.BlockingWork;
import dev.connections4j.grpc.RefusedException;
import dev.connections4j.grpc.Route;
import dev.connections4j.spi.LinkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Names a failed attempt: from the answer that refused it, else from the causes, else from the gRPC status. The one place where every
 * transport's failures meet; what causes do not tell is asked of the address here too.
 */
public final class Diagnosis {
    private Diagnosis() {}

    /**
     * Names a failure. Where the causes hide it, because the peer only closed or answered something strange, the same address is asked once
     * more, on sockets of its own and for a bounded time; never around a proxy.
     *
     * @param route over which it failed; its recorder tells the stage
     * @param seen what the transport or the handshake saw
     * @return stage, reason, what was seen and the server's own words; never fails by itself. Cancelling it closes the sockets it asks on
     */
    public static CompletableFuture<LinkException> of(Route route, Throwable seen) {
        List<Throwable> causes = causes(seen);
        for (Throwable cause : causes) {
            if (cause instanceof LinkException known) {
                return CompletableFuture.completedFuture(known);
            }
        }
        @Nullable Stage stage = route.stages().current();
        Finding finding = classify(route, seen, causes);
        if (!Probe.areLeft(route, finding)) {
            return CompletableFuture.completedFuture(finding.at(stage, seen));
        }
        CompletableFuture<LinkException> named = new CompletableFuture<>();
        ProbeSockets sockets = new ProbeSockets(route.socketAddress());
        named.whenComplete((value, failure) -> sockets.close());
        BlockingWork.DIAGNOSIS.execute(() -> {
            if (!named.isDone()) {
                named.complete(new Probe(route, sockets).ask(finding).at(stage, seen));
            }
        });
        return named;
    }

    private static Finding classify(Route route, Throwable seen, List<Throwable> causes) {
        for (Throwable cause : causes) {
            if (cause instanceof RefusedException refused) {
                return ServerAnswers.refused(refused);
            }
        }
        @Nullable Stage stage = route.stages().current();
        boolean beforeTunnel = route.proxy().isPresent() && (stage == Stage.TCP || stage == Stage.PROXY);
        Optional<Finding> finding = beforeTunnel || CauseFindings.saysProxy(causes)
                ? Optional.of(CauseFindings.proxy(route, causes))
                : CauseFindings.of(route, causes);
        return finding.orElseGet(() -> ServerAnswers.status(seen, route));
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
