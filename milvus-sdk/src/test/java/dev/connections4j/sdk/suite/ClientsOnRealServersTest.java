package dev.connections4j.sdk.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.sdk.MilvusClients;
import dev.connections4j.standin.servers.RealServers;
import io.milvus.client.MilvusClient;
import io.milvus.client.MilvusServiceClient;
import io.milvus.orm.iterator.QueryIterator;
import io.milvus.param.ConnectParam;
import io.milvus.param.RetryParam;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.exception.MilvusClientException;
import io.milvus.v2.service.vector.request.QueryIteratorReq;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients keep of a server, and what they do when the server or the database under them becomes another one. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"netty", "okhttp", "armeria"})
@Timeout(300)
class ClientsOnRealServersTest {
    @Parameter
    String transport;

    @Test
    void replace_toAnotherServer_leavesNoSchemaBehind() {
        int there = RealServers.authorization().port();
        try (ConnectionRegistry registry = ConnectionRegistry.create();
                ConnectionRegistry others = ConnectionRegistry.create()) {
            Connection elsewhere = others.connect(
                    "films",
                    p -> p.address("127.0.0.1:" + there).token("root:Milvus").transport(transport));
            MovingShelf.create(MilvusClients.v2(elsewhere), true);
            Connection books = MovingShelf.connect(registry, RealServers.plain().port(), transport);
            MilvusClientV2 second = MilvusClients.v2(books);
            MilvusServiceClient first = MilvusClients.v1(books);
            MilvusClient derived = first.withTimeout(1, TimeUnit.MINUTES)
                    .withRetry(RetryParam.newBuilder().withMaxRetryTimes(2).build());
            MovingShelf.create(second, false);
            MovingShelf.insert(second, 1);
            MovingShelf.insert(first, 2);
            MovingShelf.insert(derived, 5);
            MovingShelf.assertSees(second, 2);
            MovingShelf.drop(second);
            registry.replace(
                    "books",
                    p -> p.address("127.0.0.1:" + there).token("root:Milvus").transport(transport));
            MovingShelf.insert(first, 3);
            MovingShelf.insert(second, 4);
            MovingShelf.insert(derived, 6);
            MovingShelf.assertSees(second, 3);
            MovingShelf.assertSees(second, 4);
            MovingShelf.drop(second);
        }
    }

    @Test
    void iterator_endsWithItsConnection() {
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            MilvusClientV2 client = MilvusClients.v2(
                    MovingShelf.connect(registry, RealServers.plain().port(), transport));
            MovingShelf.create(client, false);
            MovingShelf.insert(client, 1);
            MovingShelf.insert(client, 2);
            QueryIterator rows = client.queryIterator(QueryIteratorReq.builder()
                    .collectionName(MovingShelf.SHELF)
                    .expr("id >= 0")
                    .outputFields(List.of("id"))
                    .batchSize(1)
                    .consistencyLevel(ConsistencyLevel.STRONG)
                    .build());
            assertEquals(1, rows.next().size());
            registry.disconnect("books");
            MilvusClientException ended = assertThrows(MilvusClientException.class, () -> {
                rows.next();
                rows.next();
            });
            assertTrue(ended.getMessage().contains("connection 'books' was closed"), ended.getMessage());
            MovingShelf.drop(MilvusClients.v2(
                    MovingShelf.connect(registry, RealServers.plain().port(), transport)));
        }
    }

    @Test
    void asynchronousCallsOfVersion1_areThoseOfTheSdk() {
        int port = RealServers.plain().port();
        MilvusServiceClient sdk = new MilvusServiceClient(
                ConnectParam.newBuilder().withHost("127.0.0.1").withPort(port).build());
        Outcomes expected = new Outcomes();
        new AsyncOperations(sdk, expected).all();
        sdk.close();
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            Outcomes outcomes = new Outcomes();
            new AsyncOperations(MilvusClients.v1(MovingShelf.connect(registry, port, transport)), outcomes).all();
            assertEquals(String.join("\n", expected.lines()), String.join("\n", outcomes.lines()));
            assertTrue(outcomes.lines().contains("insert -> 50"), String.join("\n", outcomes.lines()));
        }
    }
}
