package dev.connections4j.sdk.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import io.milvus.client.MilvusClient;
import io.milvus.grpc.MutationResult;
import io.milvus.param.R;
import io.milvus.param.dml.InsertParam;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.common.DataType;
import io.milvus.v2.common.IndexParam;
import io.milvus.v2.service.collection.request.AddFieldReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.collection.request.DropCollectionReq;
import io.milvus.v2.service.vector.request.InsertReq;
import io.milvus.v2.service.vector.request.QueryReq;
import java.time.Duration;
import java.util.List;

/** A small collection that tests of moving clients make anew wherever they are. */
final class MovingShelf {
    static final String SHELF = "moving_shelf";

    private MovingShelf() {}

    static Connection connect(ConnectionRegistry registry, int port, String transport) {
        return registry.connect(
                "books",
                p -> p.address("127.0.0.1:" + port).transport(transport).timeout(Duration.ofMinutes(1)));
    }

    /** Where it has no field for them, authors are dynamic. */
    static void create(MilvusClientV2 client, boolean withAuthor) {
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

    static List<JsonObject> row(int id) {
        JsonObject row = new JsonObject();
        row.addProperty("id", (long) id);
        row.addProperty("author", "Melville");
        JsonArray cover = new JsonArray();
        cover.add(id);
        cover.add(1);
        row.add("cover", cover);
        return List.of(row);
    }

    static void insert(MilvusClientV2 client, int id) {
        assertEquals(
                1,
                client.insert(InsertReq.builder()
                                .collectionName(SHELF)
                                .data(row(id))
                                .build())
                        .getInsertCnt());
    }

    static void insert(MilvusClient client, int id) {
        R<MutationResult> inserted = client.insert(InsertParam.newBuilder()
                .withCollectionName(SHELF)
                .withRows(row(id))
                .build());
        assertEquals(R.Status.Success.getCode(), inserted.getStatus(), () -> inserted.getMessage());
    }

    /** What a session has written it sees, also where it has not written before; the SDK's 2.5 does not send what that needs. */
    static void assertSees(MilvusClientV2 client, int id) {
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

    static void drop(MilvusClientV2 client) {
        client.dropCollection(DropCollectionReq.builder().collectionName(SHELF).build());
    }
}
