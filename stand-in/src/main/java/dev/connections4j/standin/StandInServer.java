package dev.connections4j.standin;

import dev.connections4j.standin.certificates.TestIdentity;
import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Puts the gRPC server together, with the limits that Milvus has. */
final class StandInServer {
    private static final int MILVUS_INBOUND_BYTES = 64 << 20;

    private StandInServer() {}

    static Server create(
            StandInBuilder options, int port, Behaviour behaviour, CallLog log, Sockets sockets, Threads threads) {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress(options.address, port))
                .bossEventLoopGroup(threads.loops)
                .workerEventLoopGroup(threads.loops)
                .channelFactory(() -> new AcceptingChannel(sockets))
                .executor(threads.calls)
                .maxInboundMessageSize(MILVUS_INBOUND_BYTES)
                .permitKeepAliveTime(5, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .intercept(new RecordingInterceptor(behaviour, log, sockets))
                .addService(new MilvusCalls(behaviour))
                .addService(TestCalls.service())
                .fallbackHandlerRegistry(new UnknownCalls());
        Duration age = options.connectionAge;
        if (age != null) {
            builder.maxConnectionAge(age.toNanos(), TimeUnit.NANOSECONDS).maxConnectionAgeGrace(1, TimeUnit.MINUTES);
        }
        TestIdentity identity = options.identity;
        if (identity != null) {
            builder.sslContext(tls(identity, options.clientAuthority));
        }
        return builder.build();
    }

    private static SslContext tls(TestIdentity identity, @Nullable Path clientAuthority) {
        SslContextBuilder builder = GrpcSslContexts.forServer(
                identity.certificate().toFile(), identity.key().toFile());
        if (clientAuthority == null) {
            builder.protocols("TLSv1.3", "TLSv1.2");
        } else {
            builder.protocols("TLSv1.3").clientAuth(ClientAuth.REQUIRE).trustManager(clientAuthority.toFile());
        }
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalArgumentException("not a usable certificate with its key: " + identity, e);
        }
    }
}
