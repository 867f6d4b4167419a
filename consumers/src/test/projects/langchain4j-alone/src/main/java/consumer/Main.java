package consumer;

import dev.connections4j.Connection;
import dev.connections4j.Connections;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.milvus.MilvusEmbeddingStore;
import io.milvus.common.clientenum.ConsistencyLevelEnum;
import java.time.Duration;

/** LangChain4j's store on a channel of its own, in an application that has named connections too. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Connection books = Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        Connections.connect("films", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        System.out.println("connected over " + books.transport());
        MilvusEmbeddingStore store = MilvusEmbeddingStore.builder()
                .uri(arguments[0])
                .collectionName(arguments[1])
                .dimension(2)
                .consistencyLevel(ConsistencyLevelEnum.STRONG)
                .build();
        store.add(Embedding.from(new float[] {1, 0}), TextSegment.from("a whale"));
        System.out.println("beside " + books.transport() + ", found "
                + store.search(EmbeddingSearchRequest.builder()
                                .queryEmbedding(Embedding.from(new float[] {0.9f, 0.1f}))
                                .maxResults(1)
                                .build())
                        .matches()
                        .get(0)
                        .embedded()
                        .text());
        store.dropCollection(arguments[1]);
        Connections.disconnect("books");
        Connections.disconnect("films");
    }
}
