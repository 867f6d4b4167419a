package dev.connections4j.netty;

import dev.connections4j.grpc.tls.TlsMaterial;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Makes SSL contexts: BoringSSL's where it is on the path, else the JDK's. */
final class SslContexts {
    private static final ApplicationProtocolConfig H2 = new ApplicationProtocolConfig(
            ApplicationProtocolConfig.Protocol.ALPN,
            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2);

    private SslContexts() {}

    /** Gives back what a context holds outside the heap. */
    static CompletableFuture<Void> release(SslContext context) {
        ReferenceCountUtil.release(context);
        return CompletableFuture.completedFuture(null);
    }

    static SslContext build(TlsMaterial material) {
        String[] protocols = TlsMaterial.PROTOCOLS.toArray(String[]::new);
        Optional<SSLContext> given = material.givenContext();
        if (given.isPresent()) {
            return new JdkSslContext(
                    given.get(), true, null, IdentityCipherSuiteFilter.INSTANCE, H2, ClientAuth.NONE, protocols, false);
        }
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                .protocols(protocols)
                .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(H2)
                .trustManager(material.trustManager());
        material.keyManager().ifPresent(builder::keyManager);
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalStateException("TLS cannot be set up", e);
        }
    }
}
