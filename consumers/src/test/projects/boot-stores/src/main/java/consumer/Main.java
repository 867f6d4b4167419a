package consumer;

import dev.connections4j.Connection;
import dev.connections4j.Connections;
import dev.connections4j.sdk.MilvusClients;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.milvus.MilvusEmbeddingStore;
import io.milvus.client.MilvusServiceClient;
import io.milvus.common.clientenum.ConsistencyLevelEnum;
import io.milvus.param.collection.DropCollectionParam;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Spring AI's starter and a store of LangChain4j, with one client on a named connection. */
@SpringBootApplication
public class Main {
    private static final String LETTERS = "letters";
    private static final String WORDS = "words";

    @Bean
    MilvusServiceClient milvusClient() {
        return MilvusClients.v1("books");
    }

    @Bean
    MilvusEmbeddingStore embeddingStore(MilvusServiceClient client) {
        return MilvusEmbeddingStore.builder()
                .milvusClient(client)
                .collectionName(WORDS)
                .dimension(2)
                .consistencyLevel(ConsistencyLevelEnum.STRONG)
                .build();
    }

    @Bean
    EmbeddingModel embeddingModel() {
        return new Letters();
    }

    public static void main(String[] arguments) {
        Connection books = Connections.connect("books", p -> p.uri(arguments[0]).timeout(Duration.ofMinutes(2)));
        MilvusServiceClient own = MilvusClients.v1("books");
        drop(own);
        SpringApplication application = new SpringApplication(Main.class);
        try (ConfigurableApplicationContext context = application.run(
                "--spring.main.web-application-type=none",
                "--spring.ai.vectorstore.milvus.collection-name=" + LETTERS,
                "--spring.ai.vectorstore.milvus.embedding-dimension=2",
                "--spring.ai.vectorstore.milvus.index-type=FLAT",
                "--spring.ai.vectorstore.milvus.index-parameters={}",
                "--spring.ai.vectorstore.milvus.initialize-schema=true")) {
            VectorStore letters = context.getBean(VectorStore.class);
            letters.add(List.of(new Document("aaaa"), new Document("bbbb")));
            System.out.println("Spring AI over " + books.transport() + ", found "
                    + letters.similaritySearch(SearchRequest.builder().query("aaab").topK(1).build()).get(0).getText());
            MilvusEmbeddingStore words = context.getBean(MilvusEmbeddingStore.class);
            words.add(Embedding.from(new float[] {1, 0}), TextSegment.from("a whale"));
            System.out.println("LangChain4j over " + books.transport() + ", found "
                    + words.search(EmbeddingSearchRequest.builder()
                                    .queryEmbedding(Embedding.from(new float[] {0.9f, 0.1f}))
                                    .maxResults(1)
                                    .build())
                            .matches()
                            .get(0)
                            .embedded()
                            .text());
            System.out.println("clients " + List.of(context.getBeanNamesForType(MilvusServiceClient.class)) + ", stores "
                    + List.of(context.getBeanNamesForType(MilvusEmbeddingStore.class)));
        }
        System.out.println("after the context the connection is " + books.state());
        drop(own);
        Connections.disconnect("books");
    }

    private static void drop(MilvusServiceClient client) {
        for (String name : List.of(LETTERS, WORDS)) {
            client.dropCollection(DropCollectionParam.newBuilder().withCollectionName(name).build());
        }
    }

    /** How often there is an a, and how often a b. */
    private static final class Letters implements EmbeddingModel {
        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            List<String> texts = request.getInstructions();
            return new EmbeddingResponse(IntStream.range(0, texts.size())
                    .mapToObj(i -> new org.springframework.ai.embedding.Embedding(count(texts.get(i)), i))
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
