package dev.connections4j.grpc;

import dev.connections4j.Failure;
import dev.connections4j.Reason;
import dev.connections4j.Stage;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Why nothing is dialled. */
final class NoRoute {
    private NoRoute() {}

    static CompletableFuture<List<Route>> because(Failure refusal) {
        return CompletableFuture.failedFuture(new LinkException(refusal, null));
    }

    /** The name that was looked up, the server's or its proxy's, has no address. */
    static CompletionException unknown(
            HostPort target, boolean proxied, ResolvedParameters parameters, Throwable failure) {
        String none = target.host() + " has no address";
        Failure named = proxied
                ? Failure.of(Stage.NAME_LOOKUP, Reason.PROXY_FAILED, "the proxy's host " + none)
                        .withRemedy(Proxies.remedy(parameters))
                : Failure.of(Stage.NAME_LOOKUP, Reason.UNKNOWN_HOST, "the host " + none);
        return new CompletionException(new LinkException(named, failure));
    }
}
