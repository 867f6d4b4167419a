package dev.connections4j.sdk.suite;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.common.DataType;
import io.milvus.v2.common.IndexParam;
import io.milvus.v2.service.collection.request.AddFieldReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.vector.request.data.BaseVector;
import io.milvus.v2.service.vector.request.data.FloatVec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A collection and its rows: the same for all clients.
 *
 * @param vectors its vector fields; Milvus 2.3.5 allows one
 */
record Shelf(List<String> vectors) {
    static final String NAME = "shelf";
    static final int ROWS = 200;
    static final int DIMENSION = 8;
    static final String COVER = "cover";
    static final String TEXT = "text";

    static Shelf withOneVector() {
        return new Shelf(List.of(COVER));
    }

    static Shelf withTwoVectors() {
        return new Shelf(List.of(COVER, TEXT));
    }

    /** Of a hybrid search over all there is. */
    String second() {
        return vectors.get(vectors.size() - 1);
    }

    CreateCollectionReq request(String name) {
        CreateCollectionReq.CollectionSchema schema = CreateCollectionReq.CollectionSchema.builder()
                .enableDynamicField(false)
                .build();
        schema.addField(AddFieldReq.builder()
                .fieldName("id")
                .dataType(DataType.Int64)
                .isPrimaryKey(true)
                .autoID(false)
                .build());
        schema.addField(AddFieldReq.builder()
                .fieldName("title")
                .dataType(DataType.VarChar)
                .maxLength(100)
                .build());
        for (String vector : vectors) {
            schema.addField(AddFieldReq.builder()
                    .fieldName(vector)
                    .dataType(DataType.FloatVector)
                    .dimension(DIMENSION)
                    .build());
        }
        return CreateCollectionReq.builder()
                .collectionName(name)
                .collectionSchema(schema)
                .consistencyLevel(ConsistencyLevel.STRONG)
                .build();
    }

    List<IndexParam> indexes() {
        return vectors.stream().map(Shelf::index).toList();
    }

    private static IndexParam index(String field) {
        return IndexParam.builder()
                .fieldName(field)
                .indexName(field + "_index")
                .indexType(IndexParam.IndexType.HNSW)
                .metricType(IndexParam.MetricType.L2)
                .extraParams(Map.of("M", 8, "efConstruction", 64))
                .build();
    }

    List<JsonObject> rows(int from, int to, String title) {
        return IntStream.range(from, to).mapToObj(id -> row(id, title)).toList();
    }

    private JsonObject row(int id, String title) {
        JsonObject row = new JsonObject();
        row.addProperty("id", (long) id);
        row.addProperty("title", title + " " + id);
        for (String field : vectors) {
            row.add(field, vector(id, seed(field)));
        }
        return row;
    }

    static int seed(String field) {
        return field.equals(COVER) ? 1 : 2;
    }

    private static JsonArray vector(int id, int seed) {
        JsonArray vector = new JsonArray();
        for (float component : components(id, seed)) {
            vector.add(component);
        }
        return vector;
    }

    /** Well apart from each other, and the same each time. */
    private static float[] components(int id, int seed) {
        float[] components = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            components[i] = (float) Math.sin(id * (i + 1) * seed + i);
        }
        return components;
    }

    static List<BaseVector> query(int id, int seed) {
        return List.of(new FloatVec(components(id, seed)));
    }
}
