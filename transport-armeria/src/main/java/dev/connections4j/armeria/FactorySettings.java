package dev.connections4j.armeria;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.ClientFactoryOptions;
import com.linecorp.armeria.client.Endpoint;
import com.linecorp.armeria.client.endpoint.EndpointGroup;
import com.linecorp.armeria.client.proxy.ProxyConfig;
import com.linecorp.armeria.common.metric.NoopMeterRegistry;
import com.linecorp.armeria.common.util.ReleasableHolder;
import com.linecorp.armeria.common.util.TlsEngineType;
import dev.connections4j.grpc.FlowControl;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.util.SimpleTrustManagerFactory;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.util.function.Consumer;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** What a client factory is like: it keeps no timeout, and speaks plain HTTP/2 to pipelines in which each link's socket does the rest. */
final class FactorySettings {
    private FactorySettings() {}

    static ClientFactory create(Consumer<ChannelPipeline> door) {
        return ClientFactory.builder()
                .workerGroup(ArmeriaEventLoops.any(), false)
                .eventLoopSchedulerFactory(group -> (protocol, endpoints, endpoint) -> loopOf(endpoints, endpoint))
                .option(ClientFactoryOptions.CHANNEL_PIPELINE_CUSTOMIZER, door)
                .channelOption(ChannelOption.SO_KEEPALIVE, true)
                .connectTimeoutMillis(Integer.MAX_VALUE)
                .idleTimeoutMillis(0)
                .pingIntervalMillis(0)
                // After GOAWAY calls in flight end in their own time; to close at once is the socket's business.
                .http2GracefulShutdownTimeoutMillis(Integer.MAX_VALUE)
                .http2InitialStreamWindowSize(FlowControl.STREAM_WINDOW_BYTES)
                .http2InitialConnectionWindowSize(FlowControl.CONNECTION_WINDOW_BYTES)
                .proxyConfig(ProxyConfig.direct())
                .addressResolverGroupFactory(group -> new NoLookup())
                .meterRegistry(NoopMeterRegistry.get())
                // Three contexts are made with each factory, for schemes that a link never uses: keep them cheap.
                .tlsEngineType(TlsEngineType.JDK)
                .tlsCustomizer(tls -> tls.trustManager(new NoTrust()))
                .build();
    }

    private static ReleasableHolder<EventLoop> loopOf(EndpointGroup group, @Nullable Endpoint chosen) {
        Endpoint endpoint = chosen != null || !(group instanceof Endpoint only) ? chosen : only;
        EventLoop loop = endpoint == null ? null : endpoint.attr(SharedFactory.LOOP);
        if (loop == null) {
            throw new IllegalStateException("no link stands behind " + group);
        }
        return new ReleasableHolder<>() {
            @Override
            public EventLoop get() {
                return loop;
            }

            @Override
            public void release() {}
        };
    }

    /** A link's address has been looked up before. */
    private static final class NoLookup extends AddressResolverGroup<InetSocketAddress> {
        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            throw new UnsupportedOperationException("a link's address is looked up before it is opened");
        }
    }

    /** Trusts nobody. */
    private static final class NoTrust extends SimpleTrustManagerFactory {
        @Override
        protected void engineInit(KeyStore keyStore) {}

        @Override
        protected void engineInit(ManagerFactoryParameters parameters) {}

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return new TrustManager[] {};
        }
    }
}
