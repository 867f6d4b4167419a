package dev.connections4j.cli.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.connections4j.cli.demo.Galaxy.Star;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A collection is made, filled, indexed, searched and dropped.
 *
 * @param steps how long each took, in order
 * @param found the ids of the ten stars nearest to {@link Galaxy#here}, nearest first
 */
public record StarSearch(Map<String, Duration> steps, List<Long> found) {
    /** How many are looked for. */
    public static final int NEAREST = 10;

    private static final String COLLECTION = "stars";
    private static final String ID = "id";
    private static final String PLACE = "place";

    /**
     * Does all of it.
     *
     * @param client the SDK's, on any connection
     * @return what was found
     */
    public static StarSearch run(MilvusClientV2 client) {
        Map<String, Duration> steps = new LinkedHashMap<>();
        time(steps, "collection", () -> create(client));
        time(steps, "vectors", () -> fill(client));
        time(steps, "index", () -> index(client));
        long start = System.nanoTime();
        List<Long> found = search(client);
        steps.put("search", Duration.ofNanos(System.nanoTime() - start));
        client.dropCollection(
                DropCollectionReq.builder().collectionName(COLLECTION).build());
        return new StarSearch(steps, found);
    }

    private static void time(Map<String, Duration> steps, String name, Runnable step) {
        long start = System.nanoTime();
        step.run();
        steps.put(name, Duration.ofNanos(System.nanoTime() - start));
    }

    private static void create(MilvusClientV2 client) {
        CreateCollectionReq.CollectionSchema schema =
                CreateCollectionReq.CollectionSchema.builder().build();
        schema.addField(AddFieldReq.builder()
                .fieldName(ID)
                .dataType(DataType.Int64)
                .isPrimaryKey(true)
                .build());
        schema.addField(AddFieldReq.builder()
                .fieldName(PLACE)
                .dataType(DataType.FloatVector)
                .dimension(2)
                .build());
        client.createCollection(CreateCollectionReq.builder()
                .collectionName(COLLECTION)
                .collectionSchema(schema)
                .consistencyLevel(ConsistencyLevel.STRONG)
                .build());
    }

    private static void fill(MilvusClientV2 client) {
        List<Star> stars = Galaxy.stars();
        client.insert(InsertReq.builder()
                .collectionName(COLLECTION)
                .data(IntStream.range(0, stars.size())
                        .mapToObj(id -> row(id, stars.get(id)))
                        .toList())
                .build());
    }

    private static JsonObject row(long id, Star star) {
        JsonArray place = new JsonArray();
        place.add(star.x());
        place.add(star.y());
        JsonObject row = new JsonObject();
        row.addProperty(ID, id);
        row.add(PLACE, place);
        return row;
    }

    /** Milvus Lite cannot be waited for: it lacks the call for that, and has the index at once. */
    private static void index(MilvusClientV2 client) {
        client.createIndex(CreateIndexReq.builder()
                .collectionName(COLLECTION)
                .indexParams(List.of(IndexParam.builder()
                        .fieldName(PLACE)
                        .indexType(IndexParam.IndexType.HNSW)
                        .metricType(IndexParam.MetricType.L2)
                        .extraParams(Map.of("M", 16, "efConstruction", 200))
                        .build()))
                .sync(false)
                .build());
        client.loadCollection(
                LoadCollectionReq.builder().collectionName(COLLECTION).build());
    }

    private static List<Long> search(MilvusClientV2 client) {
        Star here = Galaxy.here();
        return client
                .search(SearchReq.builder()
                        .collectionName(COLLECTION)
                        .data(List.of(new FloatVec(new float[] {here.x(), here.y()})))
                        .searchParams(Map.of("ef", 200))
                        .limit(NEAREST)
                        .build())
                .getSearchResults()
                .get(0)
                .stream()
                .map(star -> (Long) star.getId())
                .toList();
    }
}
