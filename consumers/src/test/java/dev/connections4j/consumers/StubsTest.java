package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.servers.RealServers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Users' own stubs, by the oldest protoc and by the newest, and our own messages on each protobuf that a framework brings. */
class StubsTest {
    private static final Jdk JDK = Jdk.all().get(0);
    private static final String OLDEST = System.getProperty("consumers.protobuf.lowest");
    private static final String NEWEST = System.getProperty("consumers.protobuf.version");

    static Stream<Arguments> stubs() {
        return Stream.of("netty", "okhttp", "armeria")
                .flatMap(transport -> Stream.of(OLDEST, NEWEST).map(protoc -> Arguments.of(transport, protoc)));
    }

    @ParameterizedTest(name = "{0}, protoc {1}")
    @MethodSource("stubs")
    void oneDependency_stubsOfAnyProtoc_compileAndRun(String transport, String protoc) {
        assertReads(
                new Consumer(
                        "stubs-" + transport + "-" + protoc,
                        "stubs",
                        "",
                        List.of(),
                        ours(transport),
                        Consumer.stubs(protoc)),
                transport);
    }

    /** 4.33.2 is Quarkus 3.33's. */
    @ParameterizedTest(name = "{0} on protobuf {1}")
    @CsvSource({"netty, 3.25.8", "netty, 4.33.2", "okhttp, 3.25.8", "armeria, 3.25.8", "armeria, 4.33.2"})
    void managedProtobuf_ourMessagesRunOnIt(String transport, String protobuf) {
        List<String> managed = List.of("com.google.protobuf:protobuf-bom:" + protobuf + ":pom");
        Consumer consumer = new Consumer(
                "protobuf-" + transport + "-" + protobuf,
                "stubs",
                "",
                managed,
                ours(transport),
                Consumer.stubs(OLDEST));
        assertTrue(
                Built.of(consumer).jars().stream().anyMatch(jar -> jar.endsWith("protobuf-java-" + protobuf + ".jar")),
                Built.of(consumer).toString());
        assertReads(consumer, transport);
    }

    private static List<String> ours(String transport) {
        return List.of(Consumer.ours("transport-" + transport));
    }

    private static void assertReads(Consumer consumer, String transport) {
        Finished run = JDK.runClassPath(
                Built.of(consumer), "http://127.0.0.1:" + RealServers.plain().port());
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains("over " + transport + " the stubs read v2.3.5"), run.output());
    }
}
