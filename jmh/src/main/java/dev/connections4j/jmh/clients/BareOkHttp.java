package dev.connections4j.jmh.clients;

import dev.connections4j.jmh.server.BenchTarget;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.File;

/** grpc-okhttp as it comes. */
final class BareOkHttp implements Client {
    @Override
    public Session connect(BenchTarget target) throws Exception {
        return BareChannel.of(channel(target)).connected();
    }

    static ManagedChannel channel(BenchTarget target) throws Exception {
        if (target.authority() == null) {
            return OkHttpChannelBuilder.forAddress("127.0.0.1", target.port())
                    .usePlaintext()
                    .build();
        }
        return OkHttpChannelBuilder.forAddress(
                        "127.0.0.1",
                        target.port(),
                        TlsChannelCredentials.newBuilder()
                                .trustManager(new File(target.authority()))
                                .build())
                .build();
    }
}
