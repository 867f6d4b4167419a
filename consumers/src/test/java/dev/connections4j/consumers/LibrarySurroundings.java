package dev.connections4j.consumers;

import static dev.connections4j.consumers.Surroundings.CLASS_PATH;

import dev.connections4j.consumers.Surroundings.Way;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Applications without a framework, whose pom lays down versions or brings libraries that the transports use too. */
final class LibrarySurroundings {
    private static final List<Way> MODULE_PATH = List.of(Way.MODULE_PATH);
    private static final List<Way> BOTH = List.of(Way.CLASS_PATH, Way.MODULE_PATH);
    private static final String GRPC = "io.grpc:grpc-bom:1.85.1:pom";
    private static final String NETTY = "io.netty:netty-bom:4.2.20.Final:pom";
    private static final String PROTOBUF = "com.google.protobuf:protobuf-bom:4.36.2:pom";
    private static final String OKIO = "com.squareup.okio:okio-bom:3.18.2:pom";
    private static final String QUARKUS = "io.quarkus:quarkus-bom:3.33.2:pom";
    private static final String ARMERIA = "com.linecorp.armeria:armeria:1.36.0";
    private static final String OKHTTP = "com.squareup.okhttp3:okhttp:4.12.0";
    private static final String LANGCHAIN4J = SdkConsumersTest.LANGCHAIN4J;
    private static final String WITHOUT_OKIO = "!com.squareup.okio:okio";
    private static final String OKIO_JVM = "com.squareup.okio:okio-jvm:3.18.2";
    private static final String[] NETTY_BASED = {"netty", "armeria"};

    private LibrarySurroundings() {}

    static Stream<Surroundings> all() {
        return Stream.of(lowest(), newest(), quarkus(), libraries()).flatMap(each -> each);
    }

    private static Stream<Surroundings> lowest() {
        List<String> managed =
                List.of("io.netty:netty-bom:4.1.128.Final:pom", "com.google.protobuf:protobuf-bom:3.25.8:pom");
        Map<String, String> outcomes = Map.of(
                "netty",
                Surroundings.CONNECTS,
                "okhttp",
                Surroundings.CONNECTS,
                "armeria",
                Surroundings.needsNetty("4.1.128.Final"));
        return Stream.of(managing("Netty 4.1.128, protobuf 3.25.8", managed, BOTH, outcomes));
    }

    private static Stream<Surroundings> newest() {
        return Stream.of(
                managing("gRPC 1.85.1", List.of(GRPC), BOTH, Surroundings.connecting(NETTY_BASED)),
                managing("Netty 4.2.20", List.of(NETTY), BOTH, Surroundings.connecting(NETTY_BASED)),
                managing(
                        "Armeria 1.40.0, the core alone",
                        List.of("com.linecorp.armeria:armeria:1.40.0"),
                        BOTH,
                        Surroundings.connecting("armeria")),
                managing("protobuf 4.36.2", List.of(PROTOBUF), BOTH, Surroundings.everyTransport()),
                managing("okio 3.18.2", List.of(OKIO), BOTH, Surroundings.connecting("okhttp")),
                managing(
                        "gRPC 1.85.1, Netty 4.2.20, protobuf 4.36.2, okio 3.18.2",
                        List.of(GRPC, NETTY, PROTOBUF, OKIO),
                        BOTH,
                        Surroundings.connecting(NETTY_BASED)));
    }

    private static Stream<Surroundings> quarkus() {
        String lacking = "Module com.google.common.util.concurrent.internal not found";
        return Stream.of(
                managing(
                        "quarkus-bom 3.33.2",
                        List.of(QUARKUS),
                        MODULE_PATH,
                        Surroundings.each(lacking, "netty", "okhttp")),
                managing(
                        "failureaccess 1.0.3 before quarkus-bom 3.33.2",
                        List.of("com.google.guava:failureaccess:1.0.3", QUARKUS),
                        MODULE_PATH,
                        Surroundings.connecting("okhttp")),
                managing(
                        "connections-versions-bom before quarkus-bom 3.33.2",
                        List.of(Consumer.BOM, QUARKUS),
                        BOTH,
                        Surroundings.everyTransport()));
    }

    private static Stream<Surroundings> libraries() {
        List<String> armeria = List.of(ARMERIA);
        List<String> armeriaAlone = List.of(ARMERIA + "!io.netty:netty-transport-native-unix-common");
        List<String> okhttp = List.of(OKHTTP);
        List<String> okhttpOnJvm = List.of(OKHTTP + WITHOUT_OKIO, OKIO_JVM);
        List<String> langchain4j = List.of(LANGCHAIN4J);
        List<String> langchain4jOnJvm = List.of(LANGCHAIN4J + WITHOUT_OKIO, OKIO_JVM);
        Map<String, String> all = Surroundings.everyTransport();
        return Stream.of(
                with("armeria 1.36.0", ".", armeria, CLASS_PATH, all),
                with("armeria 1.36.0", ".", armeria, MODULE_PATH, twice("io.netty.transport.unix.common")),
                with("armeria 1.36.0, natives excluded", ".", armeriaAlone, MODULE_PATH, all),
                with("OkHttp 4.12.0", "own-okhttp", okhttp, CLASS_PATH, all),
                with("OkHttp 4.12.0", "own-okhttp", okhttp, MODULE_PATH, twice("okio")),
                with("OkHttp 4.12.0, okio-jvm for okio", "own-okhttp", okhttpOnJvm, MODULE_PATH, all),
                with("langchain4j-milvus 1.11.0-beta19", ".", langchain4j, CLASS_PATH, all),
                with("langchain4j-milvus 1.11.0-beta19", ".", langchain4j, MODULE_PATH, twice("okio")),
                with("langchain4j-milvus 1.11.0-beta19, okio-jvm for okio", ".", langchain4jOnJvm, MODULE_PATH, all),
                with("grpc-netty-shaded 1.82.2", ".", List.of("io.grpc:grpc-netty-shaded:1.82.2"), BOTH, all),
                interceptors());
    }

    private static Surroundings interceptors() {
        List<String> dependencies = List.of(
                "io.micrometer:micrometer-core:1.16.6",
                "io.opentelemetry.instrumentation:opentelemetry-grpc-1.6:2.22.0-alpha",
                "io.opentelemetry:opentelemetry-sdk-testing:1.56.0");
        return of(
                "interceptors of OpenTelemetry 2.22.0 and Micrometer 1.16.6",
                "interceptors",
                List.of(),
                dependencies,
                BOTH,
                Surroundings.everyTransport());
    }

    private static Map<String, String> twice(String module) {
        return Surroundings.each("Two versions of module " + module + " found", "netty", "okhttp", "armeria");
    }

    private static Surroundings managing(
            String name, List<String> managed, List<Way> ways, Map<String, String> outcomes) {
        return of(name, ".", managed, List.of(), ways, outcomes);
    }

    private static Surroundings with(
            String name, String sources, List<String> dependencies, List<Way> ways, Map<String, String> outcomes) {
        return of(name, sources, List.of(), dependencies, ways, outcomes);
    }

    private static Surroundings of(
            String name,
            String sources,
            List<String> managed,
            List<String> dependencies,
            List<Way> ways,
            Map<String, String> outcomes) {
        String key = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
        return new Surroundings(name, key, new Consumer("", sources, "", managed, dependencies, ""), ways, outcomes);
    }
}
