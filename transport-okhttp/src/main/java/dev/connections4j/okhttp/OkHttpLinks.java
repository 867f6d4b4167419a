package dev.connections4j.okhttp;

import dev.connections4j.async.Operation;
import dev.connections4j.grpc.FlowControl;
import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.Shared;
import dev.connections4j.grpc.channel.EarlyConnect;
import dev.connections4j.grpc.channel.ManagedLinkAttempt;
import dev.connections4j.grpc.channel.OneAddress;
import dev.connections4j.grpc.tls.TlsMaterial;
import dev.connections4j.spi.Lease;
import dev.connections4j.spi.TransportLink;
import io.grpc.okhttp.InternalOkHttpChannelBuilder;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes grpc-okhttp speak over the link's own socket. */
final class OkHttpLinks {
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

    private OkHttpLinks() {}

    /** Opens a link over one route. */
    static Operation<TransportLink> open(Route route, Shared<TlsMaterial, SSLContext> contexts, EarlyConnect early) {
        Shared.Held<SSLContext> tls = route.tls().map(contexts::acquire).orElse(null);
        Shared.Held<Executor> threads = LinkThreads.acquire();
        LinkWork work = new LinkWork(threads.value());
        SocketFailureRecorder recorder = new SocketFailureRecorder(early, work);
        OkHttpSocket socket = new OkHttpSocket(route, recorder);
        OneAddress address = new OneAddress(route.socketAddress());
        Lease held = tls == null ? threads : Shared.all(threads, tls);
        LinkParts parts = new LinkParts(address, socket, recorder, work, held);
        try {
            return ManagedLinkAttempt.open(
                    route, builder(route, parts, tls == null ? null : tls.value()), parts, early);
        } catch (RuntimeException | LinkageError e) {
            var unused = parts.release();
            throw e;
        }
    }

    private static OkHttpChannelBuilder builder(Route route, LinkParts parts, @Nullable SSLContext tls) {
        OkHttpChannelBuilder builder = parts.address()
                .builder(OkHttpChannelBuilder::forTarget)
                .socketFactory(parts.socket())
                .transportExecutor(parts.work())
                .flowControlWindow(FlowControl.STREAM_WINDOW_BYTES)
                .proxyDetector(server -> null); // the socket goes through the proxy itself
        // else every channel looks in vain for OpenCensus' statistics, at the price of an exception
        InternalOkHttpChannelBuilder.setStatsEnabled(builder, false);
        CensusTracing.disable(builder);
        if (tls == null) {
            return builder.usePlaintext();
        }
        TlsSockets sockets = new TlsSockets(route, tls, parts.recorder());
        return builder.sslSocketFactory(sockets)
                .hostnameVerifier(sockets::isVerified)
                .tlsConnectionSpec(TlsMaterial.PROTOCOLS.toArray(String[]::new), CIPHER_SUITES);
    }
}
