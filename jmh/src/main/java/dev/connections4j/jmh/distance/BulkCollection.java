package dev.connections4j.jmh.distance;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.connections4j.jmh.clients.Sdk;
import dev.connections4j.jmh.server.BenchTarget;
import io.milvus.grpc.ConsistencyLevel;
import io.milvus.grpc.KeyValuePair;
import io.milvus.grpc.QueryRequest;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.vector.request.InsertReq;
import io.milvus.v2.service.vector.request.QueryReq;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A collection in Milvus, of which one Query answers with all of it. */
final class BulkCollection {
    /** At least so large is the answer. */
    static final int BYTES = 12_288_000;

    private static final String NAME = "bulk";
    private static final int ROWS = 4_000;
    private static final int ROWS_PER_INSERT = 1_000;
    private static final int DIMENSION = BYTES / ROWS / Float.BYTES;

    private BulkCollection() {}

    /** Makes and loads it. */
    static void create(BenchTarget target) {
        MilvusClientV2 client = Sdk.open(target);
        client.createCollection(CreateCollectionReq.builder()
                .collectionName(NAME)
                .dimension(DIMENSION)
                .build());
        Random random = new Random(1);
        Gson gson = new Gson();
        for (int from = 0; from < ROWS; from += ROWS_PER_INSERT) {
            List<JsonObject> rows = new ArrayList<>();
            for (int id = from; id < from + ROWS_PER_INSERT; id++) {
                float[] vector = new float[DIMENSION];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = random.nextFloat();
                }
                JsonObject row = new JsonObject();
                row.addProperty("id", id);
                row.add("vector", gson.toJsonTree(vector));
                rows.add(row);
            }
            client.insert(InsertReq.builder().collectionName(NAME).data(rows).build());
        }
        while (query(client) < ROWS) {
            // what was inserted comes into sight by and by
        }
        client.close();
    }

    /** Fetches all rows by the SDK, which parses them, and counts them. */
    private static int query(MilvusClientV2 client) {
        return client.query(QueryReq.builder()
                        .collectionName(NAME)
                        .filter("id >= 0")
                        .outputFields(List.of("vector"))
                        .limit(ROWS)
                        .consistencyLevel(io.milvus.v2.common.ConsistencyLevel.EVENTUALLY)
                        .build())
                .getQueryResults()
                .size();
    }

    /** The same, which is to be whole. */
    static void requireAll(MilvusClientV2 client) {
        int rows = query(client);
        if (rows != ROWS) {
            throw new IllegalStateException("the answer has " + rows + " rows");
        }
    }

    /** The request that fetches all rows. */
    static QueryRequest request() {
        return QueryRequest.newBuilder()
                .setCollectionName(NAME)
                .setExpr("id >= 0")
                .addOutputFields("vector")
                .addQueryParams(KeyValuePair.newBuilder().setKey("limit").setValue(Integer.toString(ROWS)))
                .setConsistencyLevel(ConsistencyLevel.Eventually)
                .setGuaranteeTimestamp(1) // as the SDK does: what is there now
                .build();
    }
}
