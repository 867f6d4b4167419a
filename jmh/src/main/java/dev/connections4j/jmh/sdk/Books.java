package dev.connections4j.jmh.sdk;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.common.DataType;
import io.milvus.v2.common.IndexParam;
import io.milvus.v2.service.collection.request.AddFieldReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.collection.request.DropCollectionReq;
import io.milvus.v2.service.collection.request.LoadCollectionReq;
import io.milvus.v2.service.index.request.CreateIndexReq;
import io.milvus.v2.service.vector.request.InsertReq;
import io.milvus.v2.service.vector.request.SearchReq;
import io.milvus.v2.service.vector.request.data.FloatVec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A collection of a thousand vectors, and a search in it. */
final class Books {
    private static final String COLLECTION = "bench_books";
    private static final String ID = "id";
    private static final String COVER = "cover";
    private static final int ROWS = 1_000;
    private static final int DIMENSION = 64;
    private static final int NEAREST = 10;
    private static final float[] SOUGHT = components(ROWS / 2);

    private Books() {}

    /** Makes it, with its index, loaded. */
    static void create(MilvusClientV2 client) {
        client.dropCollection(
                DropCollectionReq.builder().collectionName(COLLECTION).build());
        CreateCollectionReq.CollectionSchema schema =
                CreateCollectionReq.CollectionSchema.builder().build();
        schema.addField(AddFieldReq.builder()
                .fieldName(ID)
                .dataType(DataType.Int64)
                .isPrimaryKey(true)
                .build());
        schema.addField(AddFieldReq.builder()
                .fieldName(COVER)
                .dataType(DataType.FloatVector)
                .dimension(DIMENSION)
                .build());
        client.createCollection(CreateCollectionReq.builder()
                .collectionName(COLLECTION)
                .collectionSchema(schema)
                .consistencyLevel(ConsistencyLevel.STRONG)
                .build());
        client.insert(InsertReq.builder()
                .collectionName(COLLECTION)
                .data(IntStream.range(0, ROWS).mapToObj(Books::row).toList())
                .build());
        client.createIndex(CreateIndexReq.builder()
                .collectionName(COLLECTION)
                .indexParams(List.of(IndexParam.builder()
                        .fieldName(COVER)
                        .indexType(IndexParam.IndexType.HNSW)
                        .metricType(IndexParam.MetricType.L2)
                        .extraParams(Map.of("M", 16, "efConstruction", 200))
                        .build()))
                .build());
        client.loadCollection(
                LoadCollectionReq.builder().collectionName(COLLECTION).build());
        find(client, ConsistencyLevel.STRONG); // from now on all rows are there
    }

    /**
     * The ten nearest.
     *
     * @throws IllegalStateException if others are found
     */
    static void search(MilvusClientV2 client) {
        find(client, ConsistencyLevel.EVENTUALLY);
    }

    private static void find(MilvusClientV2 client, ConsistencyLevel consistency) {
        var found = client.search(SearchReq.builder()
                        .collectionName(COLLECTION)
                        .data(List.of(new FloatVec(SOUGHT)))
                        .consistencyLevel(consistency)
                        .searchParams(Map.of("ef", 64))
                        .limit(NEAREST)
                        .build())
                .getSearchResults()
                .get(0);
        if (found.size() != NEAREST || !found.get(0).getId().equals(ROWS / 2L)) {
            throw new IllegalStateException("another answer was expected than " + found);
        }
    }

    private static JsonObject row(int id) {
        JsonArray cover = new JsonArray();
        for (float component : components(id)) {
            cover.add(component);
        }
        JsonObject row = new JsonObject();
        row.addProperty(ID, (long) id);
        row.add(COVER, cover);
        return row;
    }

    /** Well apart from each other, and the same each time. */
    private static float[] components(int id) {
        float[] components = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            components[i] = (float) Math.sin(id * (i + 1) + i);
        }
        return components;
    }
}
