package dev.connections4j.okhttp;

import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.channel.ManagedLinkAttempt;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.spi.LinkAttempt;
import dev.connections4j.spi.TransportLink;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/** A link being opened over grpc-okhttp. Giving up closes its socket, for grpc-okhttp alone would wait until connect or handshake end. */
final class OkHttpAttempt implements LinkAttempt {
    private static final int FLOW_CONTROL_WINDOW_BYTES = 1 << 20;

    /** The suites that HTTP/2 allows, TLS 1.3 first. */
    private static final String[] CIPHER_SUITES = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    };

    private final LinkAttempt grpc;
    private final LinkResources resources;
    private final CompletableFuture<TransportLink> link = new CompletableFuture<>();

    private OkHttpAttempt(LinkAttempt grpc, LinkResources resources) {
        this.grpc = grpc;
        this.resources = resources;
    }

    static LinkAttempt open(Route route) {
        SocketWitness witness = new SocketWitness();
        LinkSocket socket = new LinkSocket(route, witness);
        LinkThreads threads = LinkThreads.lease();
        LinkResources resources = new LinkResources(socket, threads);
        LinkAttempt grpc;
        try {
            grpc = ManagedLinkAttempt.open(route, builder(route, socket, threads, witness), witness::explain);
        } catch (RuntimeException | LinkageError e) {
            threads.release();
            throw e;
        }
        OkHttpAttempt attempt = new OkHttpAttempt(grpc, resources);
        attempt.follow();
        return attempt;
    }

    private static OkHttpChannelBuilder builder(
            Route route, LinkSocket socket, LinkThreads threads, SocketWitness witness) {
        OkHttpChannelBuilder builder = OkHttpChannelBuilder.forTarget(target(route.socketAddress()))
                .socketFactory(socket)
                .transportExecutor(threads.executor())
                .flowControlWindow(FLOW_CONTROL_WINDOW_BYTES)
                .proxyDetector(address -> null); // the socket goes through the proxy itself
        if (route.tls().isEmpty()) {
            return builder.usePlaintext();
        }
        TlsSockets tls = new TlsSockets(route, route.tls().get(), witness);
        return builder.sslSocketFactory(tls)
                .hostnameVerifier(tls::isVerified)
                .tlsConnectionSpec(TlsMaterial.PROTOCOLS.toArray(String[]::new), CIPHER_SUITES);
    }

    /** The address, for gRPC's own eyes: where the socket goes is the route's business. */
    private static String target(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        int scope = host.indexOf('%');
        String literal = scope < 0 ? host : host.substring(0, scope);
        return "dns:///" + (literal.indexOf(':') >= 0 ? "[" + literal + "]" : literal) + ":" + address.getPort();
    }

    private void follow() {
        grpc.link().whenComplete((open, failure) -> {
            if (failure == null) {
                link.complete(new OkHttpLink(open, resources));
            } else {
                resources
                        .endAfter(CompletableFuture.completedFuture(null))
                        .thenRun(() -> link.completeExceptionally(failure));
            }
        });
    }

    @Override
    public CompletableFuture<TransportLink> link() {
        return link;
    }

    @Override
    public CompletableFuture<Void> abandon() {
        CompletableFuture<Void> closed = grpc.abandon();
        resources.socket().close();
        return resources.endAfter(closed);
    }
}
