package dev.connections4j.grpc;

import dev.connections4j.Failure;
import dev.connections4j.Stage;
import dev.connections4j.async.Operation;
import dev.connections4j.grpc.tls.JvmTrust;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.parameters.HostPort;
import dev.connections4j.parameters.ProxyAddress;
import dev.connections4j.parameters.ResolvedParameters;
import dev.connections4j.spi.LinkException;
import dev.connections4j.spi.LinkRequest;
import dev.connections4j.spi.StageRecorder;
import dev.connections4j.spi.TransportLink;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Opens a link the way every transport does it: proxy, TLS files, name lookup, then the addresses, each by the transport. */
public final class Routes {
    private Routes() {}

    /**
     * Opens a link: reads TLS files and looks up the name aside, then tries the addresses. The next address is tried when one fails, or is
     * not open after 250 ms (RFC 8305); the first that opens wins, and the others are closed before the link is reported.
     *
     * @param request what was asked of the transport
     * @param opener opens one socket to {@link Route#socketAddress()} and makes it a link; blocks nothing
     * @return the link under way. Fails with {@link LinkException}, without dialling for a name that TLS refuses, or with {@link dev.connections4j.ParameterException} for a file that
     *     cannot be used
     */
    public static Operation<TransportLink> open(LinkRequest request, Function<Route, Operation<TransportLink>> opener) {
        GrpcOnPath.warnOnce();
        // one address is no race; where the link was given up meanwhile, the race opens nothing and says so
        return Operation.start(scope -> prepare(request, scope)
                .thenCompose(routes -> routes.size() == 1 && !scope.isClosed()
                        ? scope.run(opener.apply(routes.get(0)))
                        : AddressRace.run(request.stages(), opener, scope, routes))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(JvmTrust.blamed(failure))));
    }

    private static CompletableFuture<List<Route>> prepare(LinkRequest request, Operation.Scope scope) {
        Optional<Failure> refusal = refusal(request.parameters(), request.address());
        if (refusal.isPresent()) {
            return NoRoute.because(refusal.get());
        }
        Optional<ProxyAddress> proxy = Proxies.choose(request.parameters(), request.address());
        HostPort target = proxy.map(ProxyAddress::hostPort).orElse(request.address());
        return tls(request, scope)
                .thenCompose(tls -> resolve(request, target, proxy.isPresent(), scope)
                        .thenApply(addresses -> routes(request, target.port(), addresses, proxy, tls)));
    }

    /** What is known to fail before anything is looked up. */
    private static Optional<Failure> refusal(ResolvedParameters parameters, HostPort server) {
        Optional<Failure> name = parameters.isSecure() ? TlsNames.refusal(parameters, server) : Optional.empty();
        return name.isPresent() ? name : Proxies.refusal(parameters, server);
    }

    private static CompletableFuture<Optional<TlsMaterial>> tls(LinkRequest request, Operation.Scope scope) {
        if (request.parameters().isSecure()) { // files are read, and what is trusted is worked through
            return scope.own(
                    CompletableFuture.supplyAsync(() -> TlsMaterial.read(request.parameters()), BlockingWork.OPENING),
                    Routes::cancel);
        }
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private static CompletableFuture<List<InetAddress>> resolve(
            LinkRequest request, HostPort target, boolean proxied, Operation.Scope scope) {
        if (NameLookup.isLiteral(target.host())) {
            return NameLookup.resolve(target.host()).exceptionally(failure -> {
                throw NoRoute.unknown(target, proxied, request.parameters(), failure);
            });
        }
        request.stages().begin(Stage.NAME_LOOKUP);
        return scope.own(NameLookup.resolve(target.host()), Routes::cancel).handle((addresses, failure) -> {
            if (failure != null) {
                throw NoRoute.unknown(target, proxied, request.parameters(), failure);
            }
            request.stages().end(Stage.NAME_LOOKUP);
            return addresses;
        });
    }

    /** What nobody waits for any more leaves its queue, if it has not begun. */
    private static CompletableFuture<Void> cancel(CompletableFuture<?> work) {
        work.cancel(false);
        return CompletableFuture.completedFuture(null);
    }

    private static List<Route> routes(
            LinkRequest request,
            int port,
            List<InetAddress> addresses,
            Optional<ProxyAddress> proxy,
            Optional<TlsMaterial> tls) {
        List<Route> routes = new ArrayList<>();
        for (InetAddress address : addresses) {
            StageRecorder stages =
                    addresses.size() == 1 ? request.stages() : request.stages().child();
            LinkRequest own = new LinkRequest(request.alias(), request.address(), request.parameters(), stages);
            routes.add(new Route(own, new InetSocketAddress(address, port), proxy, tls));
        }
        return List.copyOf(routes);
    }
}
