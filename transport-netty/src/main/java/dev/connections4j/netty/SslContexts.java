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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** SSL contexts by the content of their material, counted: links of the same material share one. BoringSSL's where it is on the path, else the JDK's. */
final class SslContexts {
    private static final ApplicationProtocolConfig H2 = new ApplicationProtocolConfig(
            ApplicationProtocolConfig.Protocol.ALPN,
            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2);

    private static final class Shared {
        private final SslContext context;
        private int links;

        Shared(SslContext context) {
            this.context = context;
        }
    }

    private final Map<TlsMaterial, Shared> shared = new HashMap<>();

    synchronized SslContext acquire(TlsMaterial material) {
        Shared entry = shared.computeIfAbsent(material, m -> new Shared(build(m)));
        entry.links++;
        return entry.context;
    }

    synchronized void release(TlsMaterial material) {
        Shared entry = shared.get(material);
        if (entry != null && --entry.links == 0) {
            shared.remove(material);
            ReferenceCountUtil.release(entry.context);
        }
    }

    private static SslContext build(TlsMaterial material) {
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
