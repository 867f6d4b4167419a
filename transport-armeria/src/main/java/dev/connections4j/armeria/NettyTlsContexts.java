package dev.connections4j.armeria;

import dev.connections4j.grpc.Route;
import dev.connections4j.grpc.tls.TlsMaterial;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** TLS contexts, one for each different material, shared by the links that use it: BoringSSL's if it is on the path, else the JDK's. */
final class NettyTlsContexts {
    private static final long CLOSE_NOTIFY_MILLIS = 100;
    private static final String[] PROTOCOLS = TlsMaterial.PROTOCOLS.toArray(String[]::new);
    private static final ApplicationProtocolConfig ALPN = new ApplicationProtocolConfig(
            ApplicationProtocolConfig.Protocol.ALPN,
            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2);
    private static final Map<TlsMaterial, NettyTlsContexts> SHARED = new HashMap<>();

    private final TlsMaterial material;
    private volatile @Nullable SslContext context;
    private int users;

    private NettyTlsContexts(TlsMaterial material) {
        this.material = material;
    }

    /** A context on loan; {@link #release} once, when no handler uses it any more. May take long: the JVM's trust is read. */
    static NettyTlsContexts acquire(TlsMaterial material) throws SSLException {
        NettyTlsContexts shared;
        synchronized (SHARED) {
            shared = SHARED.computeIfAbsent(material, NettyTlsContexts::new);
            shared.users++;
        }
        try {
            shared.make();
            return shared;
        } catch (SSLException | RuntimeException e) {
            shared.release();
            throw e;
        }
    }

    /** Whether {@link #acquire} finds the context made. */
    static boolean isMade(TlsMaterial material) {
        synchronized (SHARED) {
            NettyTlsContexts shared = SHARED.get(material);
            return shared != null && shared.context != null;
        }
    }

    private synchronized void make() throws SSLException {
        if (context == null) {
            Optional<SSLContext> given = material.givenContext();
            context = given.isPresent() ? of(given.get()) : of(material);
        }
    }

    synchronized SslContext get() {
        if (context == null) {
            throw new IllegalStateException("the TLS context was released");
        }
        return context;
    }

    void release() {
        synchronized (SHARED) {
            if (--users > 0) {
                return;
            }
            SHARED.remove(material, this);
        }
        synchronized (this) {
            io.netty.util.ReferenceCountUtil.release(context);
            context = null;
        }
    }

    static int inUse() {
        synchronized (SHARED) {
            return SHARED.size();
        }
    }

    private static SslContext of(TlsMaterial material) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                .trustManager(material.trustManager())
                .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .protocols(PROTOCOLS)
                .applicationProtocolConfig(ALPN);
        material.keyManager().ifPresent(builder::keyManager);
        return builder.build();
    }

    private static SslContext of(SSLContext given) {
        return new JdkSslContext(
                given,
                true,
                Http2SecurityUtil.CIPHERS,
                SupportedCipherSuiteFilter.INSTANCE,
                ALPN,
                ClientAuth.NONE,
                PROTOCOLS,
                false);
    }

    /** A handler that verifies, and sends as SNI where it is no address, the route's server name. */
    static SslHandler handler(SslContext context, Channel channel, Route route) {
        SslHandler handler = context.newHandler(
                channel.alloc(), route.serverName(), route.server().port());
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        handler.engine().setSSLParameters(parameters);
        handler.setHandshakeTimeoutMillis(0); // who asked gives the attempt up
        handler.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_MILLIS);
        return handler;
    }
}
