package consumer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.connections4j.Connection;
import dev.connections4j.Connections;
import dev.connections4j.sdk.MilvusClients;
import io.milvus.client.MilvusServiceClient;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.collection.request.DropCollectionReq;
import io.milvus.v2.service.vector.request.InsertReq;
import io.milvus.v2.service.vector.request.SearchReq;
import io.milvus.v2.service.vector.request.data.FloatVec;
import java.time.Duration;
import java.util.List;

/** The official SDK's clients of both versions on a named connection. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        String shelf = arguments[1];
        Connection books = Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        MilvusClientV2 client = MilvusClients.v2("books");
        client.createCollection(CreateCollectionReq.builder()
                .collectionName(shelf)
                .dimension(2)
                .consistencyLevel(ConsistencyLevel.STRONG)
                .build());
        client.insert(InsertReq.builder()
                .collectionName(shelf)
                .data(List.of(row(1, 0, 1), row(2, 1, 0)))
                .build());
        Object nearest = client.search(SearchReq.builder()
                        .collectionName(shelf)
                        .data(List.of(new FloatVec(new float[] {0.9f, 0.1f})))
                        .topK(1)
                        .consistencyLevel(ConsistencyLevel.STRONG)
                        .build())
                .getSearchResults()
                .get(0)
                .get(0)
                .getId();
        client.dropCollection(DropCollectionReq.builder().collectionName(shelf).build());
        MilvusServiceClient first = MilvusClients.v1("books");
        System.out.println("over " + books.transport() + ", the nearest is " + nearest + ", version 1 says "
                + first.getVersion().getData().getVersion() + ", "
                + (Main.class.getModule().isNamed() ? "modules" : "class path"));
        Connections.disconnect("books");
    }

    private static JsonObject row(long id, float... vector) {
        JsonObject row = new JsonObject();
        JsonArray components = new JsonArray();
        for (float component : vector) {
            components.add(component);
        }
        row.addProperty("id", id);
        row.add("vector", components);
        return row;
    }
}
