package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.milvus.param.ConnectParam;
import io.milvus.v2.client.ConnectConfig;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages for those who come from elsewhere name every parameter that there is. */
class MigrationPagesTest {
    private static final Path DOCS = Path.of(System.getProperty("consumers.root"), "docs");

    @Test
    void sdk_version2() throws IOException {
        assertNamesAll("milvus-sdk-java.md", ConnectConfig.builder().getClass());
    }

    @Test
    void sdk_version1() throws IOException {
        assertNamesAll("milvus-sdk-java.md", ConnectParam.Builder.class);
    }

    @Test
    void langChain4j() throws Exception {
        Built built = Built.of(Consumer.framework("langchain4j", SdkConsumersTest.LANGCHAIN4J, "okhttp", true));
        URL[] jars = new URL[built.jars().size()];
        for (int i = 0; i < jars.length; i++) {
            jars[i] = built.jars().get(i).toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(jars, null)) {
            assertNamesAll(
                    "langchain4j-spring-ai.md",
                    loader.loadClass("dev.langchain4j.store.embedding.milvus.MilvusEmbeddingStore$Builder"));
        }
    }

    private static void assertNamesAll(String page, Class<?> builder) throws IOException {
        String text = Files.readString(DOCS.resolve(page));
        List<String> steps = Stream.of(builder.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == builder)
                .map(method -> method.getName())
                .distinct()
                .sorted()
                .toList();
        assertTrue(steps.size() > 15, steps.toString());
        assertEquals(
                List.of(),
                steps.stream()
                        .filter(step -> !text.contains("`" + step + "`") && !text.contains("`" + step + "("))
                        .toList(),
                page + " does not name");
    }
}
