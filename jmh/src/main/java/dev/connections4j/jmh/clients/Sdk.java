package dev.connections4j.jmh.clients;

import dev.connections4j.jmh.server.BenchTarget;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;

/** milvus-sdk-java's MilvusClientV2. */
public final class Sdk implements Client {
    private final boolean withDatabase;

    Sdk(boolean withDatabase) {
        this.withDatabase = withDatabase;
    }

    @Override
    public Session connect(BenchTarget target) {
        ConnectConfig.ConnectConfigBuilder config = config(target);
        if (withDatabase) {
            config.dbName(BenchTarget.DATABASE);
        }
        return new MilvusClientV2(config.build())::close;
    }

    /** All but the database. */
    public static ConnectConfig.ConnectConfigBuilder config(BenchTarget target) {
        ConnectConfig.ConnectConfigBuilder config =
                ConnectConfig.builder().uri(target.uri()).token(BenchTarget.TOKEN);
        if (target.secure()) {
            // its TLS with a trusted file asks for a name
            config.secure(true).serverPemPath(target.authority()).serverName("localhost");
        }
        return config;
    }
}
