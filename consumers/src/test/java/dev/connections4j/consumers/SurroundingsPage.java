package dev.connections4j.consumers;

import dev.connections4j.consumers.Surroundings.Way;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of {@code docs/surroundings.md}: what the tests try, and what they find. */
final class SurroundingsPage {
    private static final String ALL = "armeria, netty, okhttp";
    private static final String NETTY_BASED = "armeria, netty";
    private static final String FIRST = "17";
    private static final String BOTH = "17, 25";
    private static final String WORKS = "works";
    private static final String PATHS = Way.CLASS_PATH.words + ", " + Way.MODULE_PATH.words;

    private static final List<Line> ELSEWHERE = List.of(
            new Line("nothing else", ALL, BOTH, PATHS, Surroundings.CONNECTS, "ConsumersTest"),
            new Line(
                    "each other",
                    ALL,
                    BOTH,
                    Way.MODULE_PATH.words,
                    "connects over the one that is named, else lists them",
                    "ConsumersTest"),
            new Line(
                    "netty-natives",
                    NETTY_BASED,
                    BOTH,
                    Way.MODULE_PATH.words,
                    "connects by native epoll; each fault of TLS has its reason and message",
                    "ConsumersTest, NativeTlsTest"),
            new Line(
                    "stubs by protoc 3.25.8 and 4.36.2; protobuf 3.25.8 and 4.33.2",
                    ALL,
                    FIRST,
                    Way.CLASS_PATH.words,
                    "the stubs read the version",
                    "StubsTest"),
            new Line("milvus-sdk-java on a connection", ALL, BOTH, PATHS, WORKS, "SdkConsumersTest"),
            new Line(
                    "LangChain4j and Spring AI on a connection",
                    ALL,
                    FIRST,
                    Way.CLASS_PATH.words,
                    WORKS,
                    "SdkConsumersTest"),
            new Line(
                    "milvus-sdk-java on a channel of its own, under LangChain4j and Spring AI too",
                    ALL,
                    FIRST,
                    Way.CLASS_PATH.words,
                    "works with one more line in the pom, which a warning names",
                    "OldShadedNettyTest"),
            new Line(
                    "connections-spring-boot-starter on Spring Boot 3.5.7 and 4.0.7",
                    "netty",
                    BOTH,
                    "its jar",
                    "up, down with the reason, up again",
                    "BootStarterTest"),
            new Line(
                    "a runtime image made with jlink",
                    ALL,
                    FIRST,
                    Way.MODULE_PATH.words,
                    "connects with mutual TLS",
                    "JlinkTest"));

    private static final List<Mended> MENDED = List.of(
            new Mended(
                    "Spring Boot 3.5 or Quarkus, which manage Netty 4.1",
                    "`NoClassDefFoundError` of NioIoHandler; over Armeria the server was blamed",
                    "netty runs on 4.1; Armeria says what it needs; an error of this process is called one",
                    "SurroundingsTest, NeededNettyTest, OwnFaultTest"),
            new Mended(
                    "our BOM in Spring Boot 4.0 with webflux",
                    "Netty went down, guava to -android",
                    "connections-bom moves no version",
                    "BomsTest"),
            new Mended("stubs by protoc 4.36 and no BOM", "`cannot find symbol`", "they compile and run", "StubsTest"),
            new Mended(
                    "a scanner for advisories",
                    "more than twenty in Netty 4.2.7",
                    "no transport alone brings a Netty below 4.2.17",
                    "BomsTest"),
            new Mended(
                    "netty-natives on the module path, wrong host name",
                    "`TLS_FAILED`",
                    "`TLS_WRONG_NAME`",
                    "NativeTlsTest"),
            new Mended(
                    "the module path with armeria, OkHttp or LangChain4j of one's own",
                    "two versions of a module",
                    "`annotations` comes once; the others want an exclusion in the application's pom",
                    "SurroundingsTest"),
            new Mended(
                    "our BOM before quarkus-bom",
                    "`NoClassDefFoundError` of com.google.rpc.Status, and the server was blamed",
                    "connects; connections-versions-bom manages that jar",
                    "SurroundingsTest, OwnFaultTest"),
            new Mended(
                    "quarkus-bom alone on the module path",
                    "a module is not found",
                    "one managed version in the application's pom",
                    "SurroundingsTest"),
            new Mended(
                    "a runtime image without `jdk.crypto.ec`",
                    "the client's key was blamed",
                    "the message names the module",
                    "JlinkTest"));

    private SurroundingsPage() {}

    /** What the page says of several runs that end the same way. */
    private record Line(String beside, String transports, String jdks, String path, String outcome, String tests) {
        @Override
        public String toString() {
            return row(beside, transports, jdks, path, outcome, tests);
        }
    }

    /** What a user met, and meets now. */
    private record Mended(String surroundings, String once, String now, String tests) {
        @Override
        public String toString() {
            return row(surroundings, once, now, tests);
        }
    }

    static String text() {
        return """
                # Surroundings

                Each line is a project outside this build: its framework's own parent or BOM, or versions and libraries of its own, and one
                transport as the only thing of ours. Maven builds it, and it connects by alias to a Milvus 2.3.5, or says what it needs. What the
                JVM itself says stands in [Module path and class path](modules.md#what-the-jvm-says-and-what-mends-it), with what mends it.

                | beside | transport | JDK | path | outcome | tried by |
                |---|---|---|---|---|---|
                %s
                ## What once failed

                | where | it ended in | now | kept so by |
                |---|---|---|---|
                %s""".formatted(lines(matrix()), lines(MENDED.stream()));
    }

    private static Stream<Line> matrix() {
        return Stream.of(
                        Surroundings.frameworks().flatMap(SurroundingsPage::byOutcome),
                        LibrarySurroundings.all().flatMap(SurroundingsPage::byOutcome),
                        ELSEWHERE.stream())
                .flatMap(each -> each);
    }

    private static Stream<Line> byOutcome(Surroundings surroundings) {
        Map<String, List<String>> transports = surroundings.outcomes().entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, TreeMap::new, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        String paths = surroundings.ways().stream().map(way -> way.words).collect(Collectors.joining(", "));
        return transports.entrySet().stream()
                .map(each -> new Line(
                        surroundings.name(),
                        each.getValue().stream().sorted().collect(Collectors.joining(", ")),
                        BOTH,
                        paths,
                        each.getKey(),
                        "SurroundingsTest"));
    }

    /** The tests that the page names. */
    static Stream<String> tests() {
        return Stream.concat(matrix().map(Line::tests), MENDED.stream().map(Mended::tests))
                .flatMap(names -> Stream.of(names.split(", ")))
                .distinct();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String lines(Stream<?> lines) {
        return lines.map(Object::toString).collect(Collectors.joining());
    }
}
