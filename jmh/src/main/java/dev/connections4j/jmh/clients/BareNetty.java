package dev.connections4j.jmh.clients;

import dev.connections4j.jmh.server.BenchTarget;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import java.io.File;

/** grpc-netty as it comes. */
final class BareNetty implements Client {
    @Override
    public Session connect(BenchTarget target) throws Exception {
        return BareChannel.of(channel(target)).connected();
    }

    static ManagedChannel channel(BenchTarget target) throws Exception {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress("127.0.0.1", target.port());
        if (target.authority() == null) {
            builder.usePlaintext();
        } else {
            builder.sslContext(GrpcSslContexts.forClient()
                    .trustManager(new File(target.authority()))
                    .build());
        }
        return builder.build();
    }
}
