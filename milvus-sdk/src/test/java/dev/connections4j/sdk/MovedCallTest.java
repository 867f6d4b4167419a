package dev.connections4j.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import io.milvus.grpc.BoolResponse;
import io.milvus.grpc.GetVersionResponse;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.client.RetryConfig;
import io.milvus.v2.service.collection.request.DropCollectionReq;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;

/** A call that the server says it has not processed is started again on the next link, with its message whole. */
@Transports
@Timeout(60)
class MovedCallTest {
    private static final RetryConfig NEVER =
            RetryConfig.builder().maxRetryTimes(1).build();

    @Parameter
    String transport;

    private MilvusClientV2 client(ConnectionRegistry registry, GoingAway server) {
        Connection connection = registry.connect(
                "books",
                p -> p.address(server.address())
                        .transport(transport)
                        .eager(false)
                        .timeout(Duration.ofSeconds(50)));
        MilvusClientV2 client = MilvusClients.v2(connection);
        client.retryConfig(NEVER);
        return client;
    }

    @Test
    void goAway_theCallIsAnsweredByTheNextLink() throws IOException {
        byte[] answer = GetVersionResponse.newBuilder()
                .setVersion("v2.3.5-moved")
                .build()
                .toByteArray();
        try (GoingAway server = new GoingAway(answer);
                ConnectionRegistry registry = ConnectionRegistry.create()) {
            assertEquals("v2.3.5-moved", client(registry, server).getServerVersion());
            assertEquals(2, server.connections());
        }
    }

    @Test
    void goAway_theMessageIsMarshalledAnew() throws IOException {
        byte[] answer = BoolResponse.getDefaultInstance().toByteArray();
        String name = "a_collection_whose_name_fills_the_message".repeat(100);
        try (GoingAway server = new GoingAway(answer);
                ConnectionRegistry registry = ConnectionRegistry.create()) {
            client(registry, server)
                    .dropCollection(
                            DropCollectionReq.builder().collectionName(name).build());
            assertTrue(server.requests.get(0).length > name.length());
            assertArrayEquals(server.requests.get(0), server.requests.get(1));
        }
    }
}
