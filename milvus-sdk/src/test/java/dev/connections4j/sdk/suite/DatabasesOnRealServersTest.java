package dev.connections4j.sdk.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.sdk.MilvusClients;
import dev.connections4j.standin.servers.RealServers;
import io.milvus.client.MilvusServiceClient;
import io.milvus.common.clientenum.ConsistencyLevelEnum;
import io.milvus.common.utils.GTsDict;
import io.milvus.grpc.QueryResults;
import io.milvus.param.R;
import io.milvus.param.collection.CollectionSchemaParam;
import io.milvus.param.collection.CreateCollectionParam;
import io.milvus.param.collection.FieldType;
import io.milvus.param.dml.QueryParam;
import io.milvus.response.QueryResultsWrapper;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.exception.MilvusClientException;
import io.milvus.v2.service.database.request.CreateDatabaseReq;
import io.milvus.v2.service.database.request.DropDatabaseReq;
import io.milvus.v2.service.vector.request.QueryReq;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Which database of one server a client works in. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"netty", "okhttp", "armeria"})
@Timeout(300)
class DatabasesOnRealServersTest {
    @Parameter
    String transport;

    private interface TwoDatabases {
        void use(ConnectionRegistry registry, Connection here, Connection there);
    }

    /** Connections to one server: one names no database, the other one of its own; in each an empty collection of the same name. */
    private void inTwoDatabases(TwoDatabases test) {
        String database = "films_" + transport;
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            int port = RealServers.plain().port();
            Connection books = MovingShelf.connect(registry, port, transport);
            MilvusClientV2 here = MilvusClients.v2(books);
            here.createDatabase(
                    CreateDatabaseReq.builder().databaseName(database).build());
            Connection films = registry.connect(
                    "films",
                    p -> p.address("127.0.0.1:" + port).dbName(database).transport(transport));
            MilvusClientV2 there = MilvusClients.v2(books, database);
            MovingShelf.create(there, false);
            MovingShelf.create(here, false);
            test.use(registry, books, films);
            MovingShelf.drop(there);
            MovingShelf.drop(here);
            here.dropDatabase(DropDatabaseReq.builder().databaseName(database).build());
        }
    }

    @Test
    void useDatabase_leavesNoSchemaBehind() throws InterruptedException {
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            Connection books = MovingShelf.connect(registry, RealServers.plain().port(), transport);
            MilvusClientV2 client = MilvusClients.v2(books);
            String database = "moving_" + transport;
            client.createDatabase(
                    CreateDatabaseReq.builder().databaseName(database).build());
            MovingShelf.create(MilvusClients.v2(books, database), true);
            MovingShelf.create(client, false);
            MovingShelf.insert(client, 1);
            client.useDatabase(database);
            MovingShelf.insert(client, 2);
            MovingShelf.assertSees(client, 2);
            MovingShelf.drop(client);
            client.useDatabase("default");
            MovingShelf.insert(client, 3);
            MovingShelf.assertSees(client, 3);
            MovingShelf.drop(client);
            client.dropDatabase(DropDatabaseReq.builder().databaseName(database).build());
        }
    }

    /** Collections of one name in two databases; the first is not known by a request's name for its database. */
    @Test
    void session_isThatOfTheConnectionsDatabase() {
        Assumptions.assumeFalse(Outcomes.OLD_SDK, "it keeps one for both databases");
        inTwoDatabases((registry, here, there) -> {
            MovingShelf.insert(MilvusClients.v2(there), 1);
            MovingShelf.insert(MilvusClients.v2(here), 1);
            MovingShelf.drop(MilvusClients.v2(here));
            assertNotNull(GTsDict.getInstance().getCollectionTs("films_" + transport + "_" + MovingShelf.SHELF));
            MovingShelf.assertSees(MilvusClients.v2(there), 1);
        });
    }

    @Test
    void connectionsDatabase_isWhereVersion1WritesAndReads() {
        inTwoDatabases((registry, here, there) -> {
            MovingShelf.insert(MilvusClients.v2(here), 7);
            MilvusServiceClient first = MilvusClients.v1(there);
            MovingShelf.insert(first, 1);
            R<QueryResults> found = first.query(QueryParam.newBuilder()
                    .withCollectionName(MovingShelf.SHELF)
                    .withExpr("id >= 0")
                    .withOutFields(List.of("id"))
                    .withConsistencyLevel(ConsistencyLevelEnum.STRONG)
                    .build());
            assertEquals(R.Status.Success.getCode(), found.getStatus(), () -> found.getMessage());
            assertEquals(
                    List.of(1L),
                    new QueryResultsWrapper(found.getData())
                            .getFieldWrapper("id")
                            .getFieldData());
            MovingShelf.insert(first, 2);
            MovingShelf.assertSees(MilvusClients.v2(there), 2);
        });
    }

    /** The SDK writes the database that it finds into the request. */
    @Test
    void requestOfBeforeReplace_goesToTheDatabaseOfAfterwards() {
        inTwoDatabases((registry, here, there) -> {
            MovingShelf.insert(MilvusClients.v2(here), 1);
            MilvusClientV2 client = MilvusClients.v2(there);
            QueryReq all = QueryReq.builder()
                    .collectionName(MovingShelf.SHELF)
                    .filter("id >= 0")
                    .consistencyLevel(ConsistencyLevel.STRONG)
                    .build();
            assertEquals(0, client.query(all).getQueryResults().size());
            registry.replace("films", p -> p.dbName("default"));
            assertEquals(1, client.query(all).getQueryResults().size());
        });
    }

    @Test
    void missingDatabase_isNamed_byBothVersions() {
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            Connection books = MovingShelf.connect(registry, RealServers.plain().port(), transport);
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
            String inWords = MilvusClients.v1(books, "nowhere")
                    .createCollection(CreateCollectionParam.newBuilder()
                            .withCollectionName(MovingShelf.SHELF)
                            .withSchema(CollectionSchemaParam.newBuilder()
                                    .addFieldType(FieldType.newBuilder()
                                            .withName("id")
                                            .withDataType(io.milvus.grpc.DataType.Int64)
                                            .withPrimaryKey(true)
                                            .build())
                                    .addFieldType(FieldType.newBuilder()
                                            .withName("cover")
                                            .withDataType(io.milvus.grpc.DataType.FloatVector)
                                            .withDimension(2)
                                            .build())
                                    .build())
                            .build())
                    .getMessage();
            assertTrue(inWords.contains(subject), inWords);
        }
    }
}
