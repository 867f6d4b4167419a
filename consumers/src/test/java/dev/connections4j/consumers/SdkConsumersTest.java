package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.servers.RealServers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users' projects with the official SDK or a framework above it, on a named connection, against real servers. */
class SdkConsumersTest {
    static final String LANGCHAIN4J = "dev.langchain4j:langchain4j-milvus:1.11.0-beta19";
    static final String SPRING_AI = "org.springframework.ai:spring-ai-milvus-store:1.1.2";

    static Stream<Arguments> clients() {
        return ConsumersTest.transportsByJdk()
                .flatMap(each -> Stream.of("milvus-sdk", "milvus-sdk-unshaded")
                        .map(artifact -> Arguments.of(artifact, each.get()[0], each.get()[1])));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("clients")
    void clients_onBothPaths_work(String artifact, String transport, Jdk jdk) {
        Built built = Built.of(Consumer.client(artifact, transport));
        String shelf = "client_" + artifact.replace('-', '_') + "_" + transport;
        Finished modules = jdk.runModule(built, Map.of(), milvus(), shelf);
        assertPrinted(modules, "over " + transport + ", the nearest is 2, version 1 says v2.3.5-lite, modules");
        Finished classPath = jdk.runClassPath(built, milvus(), shelf);
        assertPrinted(classPath, "over " + transport + ", the nearest is 2, version 1 says v2.3.5-lite, class path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"netty", "okhttp", "armeria"})
    void langChain4j_addsSearchesAndDeletes(String transport) {
        for (boolean before : List.of(true, false)) {
            assertStores(
                    Consumer.framework("langchain4j", LANGCHAIN4J, transport, before),
                    "over " + transport + ", found a whale",
                    "then a windmill");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"netty", "okhttp", "armeria"})
    void springAi_addsSearchesAndDeletes(String transport) {
        for (boolean before : List.of(true, false)) {
            assertStores(
                    Consumer.framework("spring-ai", SPRING_AI, transport, before),
                    "over " + transport + ", found aaaa",
                    "then bbbb");
        }
    }

    private static void assertStores(Consumer consumer, String... printed) {
        Built built = Built.of(consumer);
        Jdk own = Jdk.all().get(0);
        String shelf = consumer.name().replace('-', '_');
        assertPrinted(own.runClassPath(built, milvus(), shelf), printed);
        assertPrinted(own.runClassPath(built, lite(), shelf), printed);
    }

    private static void assertPrinted(Finished run, String... lines) {
        assertEquals(0, run.exitCode(), run.output());
        for (String line : lines) {
            assertTrue(run.output().contains(line), run.output());
        }
    }

    private static String milvus() {
        return "http://127.0.0.1:" + RealServers.plain().port();
    }

    private static String lite() {
        return "http://127.0.0.1:" + RealServers.lite().port();
    }
}
