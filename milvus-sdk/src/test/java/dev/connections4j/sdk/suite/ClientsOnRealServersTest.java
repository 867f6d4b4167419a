package dev.connections4j.sdk.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.sdk.MilvusClients;
import dev.connections4j.standin.servers.RealServers;
import io.milvus.client.MilvusServiceClient;
import io.milvus.common.utils.GTsDict;
import io.milvus.grpc.MutationResult;
import io.milvus.orm.iterator.QueryIterator;
import io.milvus.param.ConnectParam;
import io.milvus.param.R;
import io.milvus.param.dml.InsertParam;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.common.DataType;
import io.milvus.v2.common.IndexParam;
import io.milvus.v2.exception.MilvusClientException;
import io.milvus.v2.service.collection.request.AddFieldReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.collection.request.DropCollectionReq;
import io.milvus.v2.service.database.request.CreateDatabaseReq;
import io.milvus.v2.service.database.request.DropDatabaseReq;
import io.milvus.v2.service.vector.request.InsertReq;
import io.milvus.v2.service.vector.request.QueryIteratorReq;
import io.milvus.v2.service.vector.request.QueryReq;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
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
    private static final String SHELF = "moving_shelf";

    @Parameter
    String transport;

    private Connection connect(ConnectionRegistry registry, int port) {
        return registry.connect(
                "books",
                p -> p.address("127.0.0.1:" + port).transport(transport).timeout(Duration.ofMinutes(1)));
    }

    /** Where it has no field for them, authors are dynamic. */
    private static void create(MilvusClientV2 client, boolean withAuthor) {
        client.dropCollection(DropCollectionReq.builder().collectionName(SHELF).build());
        CreateCollectionReq.CollectionSchema schema = CreateCollectionReq.CollectionSchema.builder()
                .enableDynamicField(!withAuthor)
                .build();
        schema.addField(AddFieldReq.builder()
                .fieldName("id")
                .dataType(DataType.Int64)
                .isPrimaryKey(true)
                .build());
        schema.addField(AddFieldReq.builder()
                .fieldName("cover")
                .dataType(DataType.FloatVector)
                .dimension(2)
                .build());
        if (withAuthor) {
            schema.addField(AddFieldReq.builder()
                    .fieldName("author")
                    .dataType(DataType.VarChar)
                    .maxLength(50)
                    .build());
        }
        client.createCollection(CreateCollectionReq.builder()
                .collectionName(SHELF)
                .collectionSchema(schema)
                .indexParams(List.of(IndexParam.builder()
                        .fieldName("cover")
                        .indexType(IndexParam.IndexType.FLAT)
                        .metricType(IndexParam.MetricType.L2)
                        .build()))
                .build());
    }

    private static List<JsonObject> row(int id) {
        JsonObject row = new JsonObject();
        row.addProperty("id", (long) id);
        row.addProperty("author", "Melville");
        JsonArray cover = new JsonArray();
        cover.add(id);
        cover.add(1);
        row.add("cover", cover);
        return List.of(row);
    }

    private static void insert(MilvusClientV2 client, int id) {
        assertEquals(
                1,
                client.insert(InsertReq.builder()
                                .collectionName(SHELF)
                                .data(row(id))
                                .build())
                        .getInsertCnt());
    }

    private static void insert(MilvusServiceClient client, int id) {
        R<MutationResult> inserted = client.insert(InsertParam.newBuilder()
                .withCollectionName(SHELF)
                .withRows(row(id))
                .build());
        assertEquals(R.Status.Success.getCode(), inserted.getStatus(), () -> inserted.getMessage());
    }

    /** What a session has written it sees, also where it has not written before; the SDK's 2.5 does not send what that needs. */
    private static void assertSees(MilvusClientV2 client, int id) {
        assertEquals(
                "Melville",
                client.query(QueryReq.builder()
                                .collectionName(SHELF)
                                .filter("id == " + id)
                                .outputFields(List.of("author"))
                                .consistencyLevel(Outcomes.OLD_SDK ? ConsistencyLevel.STRONG : ConsistencyLevel.SESSION)
                                .build())
                        .getQueryResults()
                        .get(0)
                        .getEntity()
                        .get("author"));
    }

    private static void drop(MilvusClientV2 client) {
        client.dropCollection(DropCollectionReq.builder().collectionName(SHELF).build());
    }

    @Test
    void replace_toAnotherServer_leavesNoSchemaBehind() {
        int there = RealServers.authorization().port();
        try (ConnectionRegistry registry = ConnectionRegistry.create();
                ConnectionRegistry others = ConnectionRegistry.create()) {
            Connection elsewhere = others.connect(
                    "films",
                    p -> p.address("127.0.0.1:" + there).token("root:Milvus").transport(transport));
            create(MilvusClients.v2(elsewhere), true);
            Connection books = connect(registry, RealServers.plain().port());
            MilvusClientV2 second = MilvusClients.v2(books);
            MilvusServiceClient first = MilvusClients.v1(books);
            create(second, false);
            insert(second, 1);
            insert(first, 2);
            assertSees(second, 2);
            drop(second);
            registry.replace(
                    "books",
                    p -> p.address("127.0.0.1:" + there).token("root:Milvus").transport(transport));
            insert(first, 3);
            insert(second, 4);
            assertSees(second, 3);
            assertSees(second, 4);
            drop(second);
        }
    }

    @Test
    void useDatabase_leavesNoSchemaBehind() throws InterruptedException {
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            Connection books = connect(registry, RealServers.plain().port());
            MilvusClientV2 client = MilvusClients.v2(books);
            String database = "moving_" + transport;
            client.createDatabase(
                    CreateDatabaseReq.builder().databaseName(database).build());
            create(MilvusClients.v2(books, database), true);
            create(client, false);
            insert(client, 1);
            client.useDatabase(database);
            insert(client, 2);
            assertSees(client, 2);
            drop(client);
            client.useDatabase("default");
            insert(client, 3);
            assertSees(client, 3);
            drop(client);
            client.dropDatabase(DropDatabaseReq.builder().databaseName(database).build());
        }
    }

    /** Collections of one name in two databases; the first is not known by a request's name for its database. */
    @Test
    void session_isThatOfTheConnectionsDatabase() {
        Assumptions.assumeFalse(Outcomes.OLD_SDK, "it keeps one for both databases");
        String database = "session_" + transport;
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            Connection books = connect(registry, RealServers.plain().port());
            MilvusClientV2 here = MilvusClients.v2(books);
            here.createDatabase(
                    CreateDatabaseReq.builder().databaseName(database).build());
            MilvusClientV2 there = MilvusClients.v2(registry.connect(
                    "films",
                    p -> p.address("127.0.0.1:" + RealServers.plain().port())
                            .dbName(database)
                            .transport(transport)));
            create(there, false);
            create(here, false);
            insert(there, 1);
            insert(here, 1);
            drop(here);
            assertNotNull(GTsDict.getInstance().getCollectionTs(database + "_" + SHELF));
            assertSees(there, 1);
            drop(there);
            here.dropDatabase(DropDatabaseReq.builder().databaseName(database).build());
        }
    }

    @Test
    void missingDatabase_isNamed_byBothVersions() {
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            Connection books = connect(registry, RealServers.plain().port());
            String subject = "connection 'books' to " + books.parameters().address() + ": DATABASE_NOT_FOUND";
            if (!Outcomes.OLD_SDK) { // it does not look whether the answer is a failure
                MilvusClientException second =
                        assertThrows(MilvusClientException.class, MilvusClients.v2(books, "nowhere")::listCollections);
                String cause = second.getCause().getMessage();
                assertTrue(cause.startsWith(subject), cause);
            }
            String first = MilvusClients.v1(books, "nowhere")
                    .showCollections(io.milvus.param.collection.ShowCollectionsParam.newBuilder()
                            .build())
                    .getMessage();
            assertTrue(first.contains(subject), first);
        }
    }

    @Test
    void iterator_endsWithItsConnection() {
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            MilvusClientV2 client =
                    MilvusClients.v2(connect(registry, RealServers.plain().port()));
            create(client, false);
            insert(client, 1);
            insert(client, 2);
            QueryIterator rows = client.queryIterator(QueryIteratorReq.builder()
                    .collectionName(SHELF)
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
            drop(MilvusClients.v2(connect(registry, RealServers.plain().port())));
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
            new AsyncOperations(MilvusClients.v1(connect(registry, port)), outcomes).all();
            assertEquals(String.join("\n", expected.lines()), String.join("\n", outcomes.lines()));
            assertTrue(outcomes.lines().contains("insert -> 50"), String.join("\n", outcomes.lines()));
        }
    }
}
