package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.servers.RealServers;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users' projects with the official SDK or a framework above it, on a named connection, against real servers. */
class SdkConsumersTest {
    static final String LANGCHAIN4J = "dev.langchain4j:langchain4j-milvus:1.11.0-beta19";
    static final String SPRING_AI = "org.springframework.ai:spring-ai-milvus-store:1.1.2";

    /** What has the clients. */
    private enum Framework {
        LANGCHAIN4J("langchain4j", SdkConsumersTest.LANGCHAIN4J, "a whale", "a windmill"),
        SPRING_AI("spring-ai", SdkConsumersTest.SPRING_AI, "aaaa", "bbbb");

        private final String sources;
        private final String artifact;
        private final String finds;
        private final String then;

        Framework(String sources, String artifact, String finds, String then) {
            this.sources = sources;
            this.artifact = artifact;
            this.finds = finds;
            this.then = then;
        }
    }

    static Stream<Arguments> frameworks() {
        return Stream.of(Framework.values())
                .flatMap(framework ->
                        Stream.of("netty", "okhttp", "armeria").map(transport -> Arguments.of(framework, transport)));
    }

    static Stream<Arguments> clients() {
        return clientsOn(jdk -> jdk.equals(Jdk.all().get(0)));
    }

    static Stream<Arguments> clientsOnAnotherJdk() {
        return clientsOn(jdk -> !jdk.equals(Jdk.all().get(0)));
    }

    private static Stream<Arguments> clientsOn(Predicate<Jdk> jdks) {
        return ConsumersTest.transportsByJdk()
                .filter(each -> jdks.test((Jdk) each.get()[1]))
                .flatMap(each -> Stream.of("milvus-sdk", "milvus-sdk-unshaded")
                        .map(artifact -> Arguments.of(artifact, each.get()[0], each.get()[1])));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("clients")
    void clients_onBothPaths_work(String artifact, String transport, Jdk jdk) {
        assertBothPathsWork(artifact, transport, jdk);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}, {1}, {2}", allowZeroInvocations = true)
    @MethodSource("clientsOnAnotherJdk")
    void clients_onAnotherJdk_work(String artifact, String transport, Jdk jdk) {
        assertBothPathsWork(artifact, transport, jdk);
    }

    private static void assertBothPathsWork(String artifact, String transport, Jdk jdk) {
        assertBothPathsWork(Built.of(Consumer.client(artifact, transport)), transport, jdk);
    }

    private static void assertBothPathsWork(Built built, String transport, Jdk jdk) {
        String shelf = built.project().getFileName().toString().replaceAll("\\W", "_");
        Finished modules = jdk.runModule(built, Map.of(), milvus(), shelf);
        assertPrinted(modules, "over " + transport + ", the nearest is 2, version 1 says v2.3.5-lite, modules");
        Finished classPath = jdk.runClassPath(built, milvus(), shelf);
        assertPrinted(classPath, "over " + transport + ", the nearest is 2, version 1 says v2.3.5-lite, class path");
    }

    /** The version that a pom names is the one that runs; behind ours in the pom, or anywhere with the BOM. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sdkOfTheProject_isTheOneThatRuns(boolean before) {
        String sdk = "io.milvus:milvus-sdk-java:2.5.8";
        List<String> ours = List.of(Consumer.ours("milvus-sdk-unshaded"), Consumer.ours("transport-netty"));
        Built built = Built.of(new Consumer(
                before ? "own-sdk-before" : "own-sdk-after",
                "client",
                "",
                before ? List.of(Consumer.BOM) : List.of(),
                before ? List.of(sdk, ours.get(0), ours.get(1)) : List.of(ours.get(0), ours.get(1), sdk),
                ""));
        assertTrue(
                built.jars().stream().anyMatch(jar -> jar.endsWith("milvus-sdk-java-2.5.8.jar")),
                () -> built.jars().toString());
        assertBothPathsWork(built, "netty", Jdk.all().get(0));
    }

    @Test
    void starterOfSpringAi_takesTheClientOnTheConnection() {
        Built built = Built.of(new Consumer(
                "boot-stores",
                "boot-stores",
                "org.springframework.boot:spring-boot-starter-parent:3.5.7",
                List.of(),
                List.of(
                        "org.springframework.ai:spring-ai-starter-vector-store-milvus:1.1.2",
                        LANGCHAIN4J,
                        Consumer.ours("milvus-sdk-unshaded"),
                        Consumer.ours("transport-netty")),
                ""));
        assertPrinted(
                Jdk.all().get(0).runClassPath(built, milvus()),
                "Spring AI over netty, found aaaa",
                "LangChain4j over netty, found a whale",
                "clients [milvusClient], stores [embeddingStore]",
                "after the context the connection is READY");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("frameworks")
    void framework_addsSearchesAndDeletes(Framework framework, String transport) {
        assertStores(framework, transport, true);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("frameworks")
    void frameworkBehindOurs_addsSearchesAndDeletes(Framework framework, String transport) {
        assertStores(framework, transport, false);
    }

    private static void assertStores(Framework framework, String transport, boolean before) {
        Consumer consumer = Consumer.framework(framework.sources, framework.artifact, transport, before);
        String[] printed = {"over " + transport + ", found " + framework.finds, "then " + framework.then};
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
