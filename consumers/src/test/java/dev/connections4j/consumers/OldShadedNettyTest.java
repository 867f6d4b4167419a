package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.servers.RealServers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Applications with a client on a channel of its own, whose artifact brings a grpc-netty-shaded of its time, and a transport of ours: without a remedy
 * they end in an error that was warned of; with any of those that the warning names they work.
 */
class OldShadedNettyTest {
    private static final Jdk JDK = Jdk.all().get(0);
    private static final String SHADED = "io.grpc:grpc-netty-shaded:" + System.getProperty("consumers.grpc.version");
    private static final String ADAPTER = "dev.connections4j:milvus-sdk-unshaded";
    private static final String BOM = "dev.connections4j:connections-versions-bom";

    /** What has the client. */
    private enum Client {
        LANGCHAIN4J("langchain4j-alone", SdkConsumersTest.LANGCHAIN4J, "a whale"),
        SPRING_AI("spring-ai-alone", SdkConsumersTest.SPRING_AI, "aaaa"),
        SDK("sdk-alone", "io.milvus:milvus-sdk-java:2.6.17", "v2.3.5");

        private final String sources;
        private final String artifact;
        private final String finds;

        Client(String sources, String artifact, String finds) {
            this.sources = sources;
            this.artifact = artifact;
            this.finds = finds;
        }
    }

    static Stream<Arguments> clients() {
        return Stream.concat(
                Stream.of("netty", "okhttp", "armeria").map(transport -> Arguments.of(Client.LANGCHAIN4J, transport)),
                Stream.of(Arguments.of(Client.SPRING_AI, "netty"), Arguments.of(Client.SDK, "netty")));
    }

    static Stream<Arguments> clientsByRemedy() {
        return clients()
                .flatMap(each -> Stream.of(SHADED, ADAPTER, BOM)
                        .map(remedy -> Arguments.of(each.get()[0], each.get()[1], remedy)));
    }

    static Stream<Arguments> sdkByRemedy() {
        return Stream.of(Arguments.of("netty", SHADED), Arguments.of("okhttp", ADAPTER), Arguments.of("armeria", BOM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"netty", "okhttp", "armeria"})
    void sdkWithoutRemedy_isWarnedOfOnce(String transport) {
        assertWarnedOfOnce(Client.SDK, transport);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("sdkByRemedy")
    void sdk_remedy_mends(String transport, String remedy) {
        assertMends(Client.SDK, transport, remedy);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} beside {1}")
    @MethodSource("clients")
    void withoutRemedy_isWarnedOfOnce(Client client, String transport) {
        assertWarnedOfOnce(client, transport);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} beside {1}, {2}")
    @MethodSource("clientsByRemedy")
    void remedy_mends(Client client, String transport, String remedy) {
        assertMends(client, transport, remedy);
    }

    /** Maven takes all of gRPC from what stands first then: no client of either side works, and ours says what to do. */
    @ParameterizedTest
    @ValueSource(strings = {"netty", "okhttp", "armeria"})
    void sdkBeforeTheTransport_saysWhatIsNeeded(String transport) {
        List<String> dependencies =
                List.of(Client.SDK.artifact, Consumer.ours("transport-" + transport), "org.slf4j:slf4j-api:1.7.36");
        Consumer consumer = new Consumer("sdk-first-" + transport, Client.SDK.sources, "", List.of(), dependencies, "");
        Finished run = JDK.runClassPath(Built.of(consumer), "http://127.0.0.1:1");
        assertNotEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains("gRPC 1.59.1 is on the path, and a transport needs"), run.output());
        assertTrue(run.output().contains(BOM), run.output());
    }

    private static void assertWarnedOfOnce(Client client, String transport) {
        Finished run = run(client, transport, "");
        assertNotEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains("AbstractMethodError"), run.output());
        List<String> warnings = warnings(run);
        assertEquals(1, warnings.size(), run.output());
        for (String part : List.of("grpc-netty-shaded 1.59.1", SHADED, ADAPTER, BOM)) {
            assertTrue(warnings.get(0).contains(part), warnings.get(0));
        }
        int connected = run.output().indexOf("connected over " + transport);
        assertTrue(run.output().indexOf(warnings.get(0)) < connected, run.output());
    }

    private static void assertMends(Client client, String transport, String remedy) {
        Finished run = run(client, transport, remedy);
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains("beside " + transport + ", found " + client.finds), run.output());
        assertEquals(List.of(), warnings(run), run.output());
    }

    private static List<String> warnings(Finished run) {
        return run.output()
                .lines()
                .filter(line -> line.contains("does not fit gRPC"))
                .toList();
    }

    /**
     * What a framework brings lies deeper than a remedy, which may come after it, so that the framework keeps its version of the SDK. Where the pom names
     * the SDK itself, the order decides, and the remedy comes first.
     */
    private static Finished run(Client client, String transport, String remedy) {
        List<String> artifacts = remedies(remedy);
        List<String> dependencies = new ArrayList<>(List.of(Consumer.ours("transport-" + transport)));
        if (client == Client.SDK) {
            dependencies.addAll(artifacts);
            dependencies.add(client.artifact);
            dependencies.add("org.slf4j:slf4j-api:1.7.36");
        } else {
            dependencies.add(client.artifact);
            dependencies.addAll(artifacts);
        }
        String name = String.join("-", client.sources, transport, remedy.replaceAll("\\W", "-"));
        List<String> managed = remedy.equals(BOM) ? List.of(Consumer.BOM) : List.of();
        Consumer consumer = new Consumer(name, client.sources, "", managed, dependencies, "");
        return JDK.runClassPath(
                Built.of(consumer), "http://127.0.0.1:" + RealServers.plain().port(), name.replaceAll("\\W", "_"));
    }

    private static List<String> remedies(String remedy) {
        return switch (remedy) {
            case ADAPTER -> List.of(Consumer.ours("milvus-sdk-unshaded"));
            case BOM, "" -> List.of();
            default -> List.of(remedy);
        };
    }
}
