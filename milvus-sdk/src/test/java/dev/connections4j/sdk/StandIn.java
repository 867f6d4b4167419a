package dev.connections4j.sdk;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.parameters.ConnectionParameters;
import dev.connections4j.standin.MilvusStandIn;
import java.time.Duration;
import java.util.function.Consumer;

/** A server in this process, and a connection to it. */
final class StandIn implements AutoCloseable {
    final MilvusStandIn server = MilvusStandIn.builder()
            .user("root", "Milvus")
            .database("books")
            .database("films")
            .start();
    final ConnectionRegistry registry = ConnectionRegistry.create();
    final Connection connection;

    StandIn(String transport, Consumer<ConnectionParameters.Builder> more) {
        try {
            connection = registry.connect(
                    "books",
                    p -> more.accept(p.address(server.address())
                            .user("root")
                            .password("Milvus")
                            .timeout(Duration.ofMinutes(1))
                            .transport(transport)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static StandIn over(String transport) {
        return new StandIn(transport, p -> {});
    }

    @Override
    public void close() {
        registry.close();
        server.close();
    }
}
