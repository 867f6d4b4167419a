package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.servers.RealServers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Users' projects in JVMs of their own, against a real Milvus. */
class ConsumersTest {
    private static final List<String> TRANSPORTS = List.of("netty", "okhttp", "armeria");
    private static final Consumer ALL =
            Consumer.withBom("all", "transport-netty", "transport-okhttp", "transport-armeria");
    private static final Consumer NONE = Consumer.of("none", "connections-api");

    static Stream<Jdk> jdks() {
        return Jdk.all().stream();
    }

    static Stream<Arguments> transportsByJdk() {
        return jdks().flatMap(jdk -> TRANSPORTS.stream().map(transport -> Arguments.of(transport, jdk)));
    }

    static Stream<Arguments> nettyBasedByJdk() {
        return transportsByJdk().filter(each -> !each.get()[0].equals("okhttp"));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("transportsByJdk")
    void oneDependency_onTheModulePath_connects(String transport, Jdk jdk) {
        assertConnected(jdk.runModule(Built.of(alone(transport)), Map.of(), uri()), transport, "modules");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("transportsByJdk")
    void oneDependency_onTheClassPath_connects(String transport, Jdk jdk) {
        assertConnected(jdk.runClassPath(Built.of(alone(transport)), uri()), transport, "class path");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("transportsByJdk")
    void allThree_withAChoice_connectsOverIt(String transport, Jdk jdk) {
        assertConnected(
                jdk.runModule(Built.of(ALL), Map.of("MILVUS_TRANSPORT", transport), uri()), transport, "modules");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("nettyBasedByJdk")
    void nativesBesideIt_areUsedWithNoFlag(String transport, Jdk jdk) {
        Consumer natives = Consumer.withBom("natives-" + transport, "transport-" + transport, "netty-natives");
        Finished run = jdk.runModule(Built.of(natives), Map.of(), uri());
        assertConnected(run, transport, "modules");
        assertTrue(run.output().contains("native epoll: true"), run.output());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void allThree_withoutAChoice_listsThem(Jdk jdk) {
        Finished run = jdk.runModule(Built.of(ALL), Map.of(), uri());
        assertNotEquals(0, run.exitCode());
        assertAll(Stream.concat(TRANSPORTS.stream(), Stream.of("TransportUnavailableException", "MILVUS_TRANSPORT"))
                .map(word -> () -> assertTrue(run.output().contains(word), run.output())));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void none_namesTheArtifacts(Jdk jdk) {
        Finished run = jdk.runModule(Built.of(NONE), Map.of(), uri());
        assertNotEquals(0, run.exitCode());
        assertAll(TRANSPORTS.stream()
                .map(transport -> () ->
                        assertTrue(run.output().contains("dev.connections4j:transport-" + transport), run.output())));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("transportsByJdk")
    void besideTheOfficialSdk_bothWork(String transport, Jdk jdk) {
        Finished run = jdk.runClassPath(Built.of(Consumer.besideSdk(transport)), uri());
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains("connected over " + transport + " to v2.3.5"), run.output());
        assertTrue(run.output().contains("the SDK still answers v2.3.5"), run.output());
    }

    @Test
    void twoConsumers_differByOneDependency() {
        String netty = alone("netty").pom();
        assertEquals(
                netty.replace("transport-netty", "transport-okhttp"),
                alone("okhttp").pom());
        assertEquals(1, netty.split("<dependency>", -1).length - 1);
        assertEquals(alone("netty").sources(), alone("okhttp").sources());
    }

    private static Consumer alone(String transport) {
        return Consumer.of(transport, "transport-" + transport);
    }

    private static String uri() {
        return "http://127.0.0.1:" + RealServers.plain().port();
    }

    private static void assertConnected(Finished run, String transport, String path) {
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains("connected over " + transport + " to v2.3.5"), run.output());
        assertTrue(run.output().contains(path), run.output());
        assertTrue(run.output().contains("threads that keep the JVM: []"), run.output());
    }
}
