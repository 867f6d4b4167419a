package consumer;

import dev.connections4j.Connection;
import dev.connections4j.Connections;
import io.milvus.client.MilvusServiceClient;
import io.milvus.param.ConnectParam;
import io.milvus.param.IndexType;
import io.milvus.param.MetricType;
import io.milvus.param.collection.DropCollectionParam;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.milvus.MilvusVectorStore;

/** Spring AI's store on a channel of its own, in an application that has named connections too. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Connection books = Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        Connections.connect("films", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        System.out.println("connected over " + books.transport());
        MilvusServiceClient client = new MilvusServiceClient(ConnectParam.newBuilder().withUri(arguments[0]).build());
        MilvusVectorStore store = MilvusVectorStore.builder(client, new Letters())
                .collectionName(arguments[1])
                .databaseName("default")
                .embeddingDimension(2)
                .indexType(IndexType.FLAT)
                .metricType(MetricType.COSINE)
                .indexParameters("{}")
                .initializeSchema(true)
                .build();
        store.afterPropertiesSet();
        store.add(List.of(new Document("aaaa"), new Document("bbbb")));
        System.out.println("beside " + books.transport() + ", found "
                + store.similaritySearch(SearchRequest.builder().query("aaab").topK(1).build()).get(0).getText());
        client.dropCollection(DropCollectionParam.newBuilder().withCollectionName(arguments[1]).build());
        client.close();
        Connections.disconnect("books");
        Connections.disconnect("films");
    }

    /** How often there is an a, and how often a b. */
    private static final class Letters implements EmbeddingModel {
        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            List<String> texts = request.getInstructions();
            return new EmbeddingResponse(IntStream.range(0, texts.size())
                    .mapToObj(i -> new Embedding(count(texts.get(i)), i))
                    .toList());
        }

        @Override
        public float[] embed(Document document) {
            return count(document.getText());
        }

        private static float[] count(String text) {
            return new float[] {
                text.chars().filter(letter -> letter == 'a').count(),
                text.chars().filter(letter -> letter == 'b').count()
            };
        }
    }
}
