package consumer;

import dev.connections4j.Connection;
import dev.connections4j.Connections;
import dev.connections4j.sdk.MilvusClients;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.milvus.MilvusEmbeddingStore;
import io.milvus.common.clientenum.ConsistencyLevelEnum;
import java.time.Duration;
import java.util.List;

/** LangChain4j's store on a named connection. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Connection books = Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        MilvusEmbeddingStore store = MilvusEmbeddingStore.builder()
                .milvusClient(MilvusClients.v1("books"))
                .collectionName(arguments[1])
                .dimension(2)
                .consistencyLevel(ConsistencyLevelEnum.STRONG)
                .build();
        String whale = store.add(Embedding.from(new float[] {1, 0}), TextSegment.from("a whale"));
        store.add(Embedding.from(new float[] {0, 1}), TextSegment.from("a windmill"));
        System.out.println("over " + books.transport() + ", found " + nearest(store));
        store.removeAll(List.of(whale));
        System.out.println("then " + nearest(store));
        store.dropCollection(arguments[1]);
        Connections.disconnect("books");
    }

    private static String nearest(MilvusEmbeddingStore store) {
        return store.search(EmbeddingSearchRequest.builder()
                        .queryEmbedding(Embedding.from(new float[] {0.9f, 0.1f}))
                        .maxResults(1)
                        .build())
                .matches()
                .get(0)
                .embedded()
                .text();
    }
}
