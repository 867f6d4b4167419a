package dev.connections4j.jmh.clients;

import dev.connections4j.jmh.server.BenchTarget;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import java.time.Duration;

/** milvus-sdk-java's MilvusClientV2. */
public final class Sdk implements Client {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final boolean withDatabase;

    Sdk(boolean withDatabase) {
        this.withDatabase = withDatabase;
    }

    @Override
    public Session connect(BenchTarget target) {
        return open(target, withDatabase)::close;
    }

    /** A client of the SDK's own connecting, in the database that all are in. */
    public static MilvusClientV2 open(BenchTarget target) {
        return open(target, true);
    }

    private static MilvusClientV2 open(BenchTarget target, boolean withDatabase) {
        ConnectConfig.ConnectConfigBuilder config =
                ConnectConfig.builder().uri(target.uri()).token(BenchTarget.TOKEN);
        // as long as ours has: on a busy machine its own ten seconds may pass
        config.connectTimeoutMs(TIMEOUT.toMillis());
        if (withDatabase) {
            config.dbName(BenchTarget.DATABASE);
        }
        if (target.secure()) {
            // its TLS with a trusted file asks for a name
            config.secure(true).serverPemPath(target.authority()).serverName("localhost");
        }
        return new MilvusClientV2(config.build());
    }
}
