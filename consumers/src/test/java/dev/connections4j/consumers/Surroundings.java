package dev.connections4j.consumers;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an application has beside our transports.
 *
 * @param name as it stands in the table
 * @param key for its folder
 * @param template its project, less what is ours
 * @param ways how it runs
 * @param outcomes what is expected of each transport that it is tried with
 */
record Surroundings(String name, String key, Consumer template, List<Way> ways, Map<String, String> outcomes) {
    static final String CONNECTS = "connects";
    static final List<Way> CLASS_PATH = List.of(Way.CLASS_PATH);

    static Stream<Surroundings> frameworks() {
        return Stream.of(
                boot("3.5.7", Map.of("netty", CONNECTS, "okhttp", CONNECTS, "armeria", needsNetty("4.1.128.Final"))),
                boot("4.0.7", everyTransport()),
                quarkus());
    }

    /** Each of these transports connects. */
    static Map<String, String> connecting(String... transports) {
        return each(CONNECTS, transports);
    }

    static Map<String, String> everyTransport() {
        return connecting("netty", "okhttp", "armeria");
    }

    /** One outcome for each of these transports. */
    static Map<String, String> each(String outcome, String... transports) {
        return Stream.of(transports).collect(Collectors.toMap(transport -> transport, transport -> outcome));
    }

    static String needsNetty(String found) {
        return "Armeria needs Netty 4.2, and " + found + " is on the path";
    }

    private static Surroundings boot(String version, Map<String, String> outcomes) {
        String group = "org.springframework.boot:spring-boot-starter-";
        Consumer template = new Consumer(
                "",
                "boot",
                group + "parent:" + version,
                List.of(),
                List.of(group + "web", group + "webflux", group + "actuator"),
                "");
        return new Surroundings(
                "Spring Boot " + version + ": web, webflux, actuator",
                "boot-" + version,
                template,
                CLASS_PATH,
                outcomes);
    }

    private static Surroundings quarkus() {
        Consumer template = new Consumer(
                "",
                "quarkus",
                "",
                List.of("io.quarkus:quarkus-bom:3.33.2:pom"),
                List.of("io.quarkus:quarkus-grpc", "io.quarkus:quarkus-arc"),
                """
                      <plugin>
                        <groupId>io.quarkus</groupId>
                        <artifactId>quarkus-maven-plugin</artifactId>
                        <version>3.33.2</version>
                        <extensions>true</extensions>
                        <executions><execution><goals><goal>build</goal></goals></execution></executions>
                      </plugin>
                """);
        return new Surroundings(
                "Quarkus 3.33.2: grpc",
                "quarkus",
                template,
                List.of(Way.QUARKUS),
                Map.of("netty", CONNECTS, "okhttp", CONNECTS, "armeria", needsNetty("4.1.133.Final")));
    }

    /** The project with one transport added. */
    Consumer with(String transport) {
        List<String> dependencies = Stream.concat(
                        template.dependencies().stream(), Stream.of(Consumer.ours("transport-" + transport)))
                .toList();
        return new Consumer(
                key + "-" + transport,
                template.sources(),
                template.parent(),
                template.managed(),
                dependencies,
                template.plugins());
    }

    /** How an application is started. */
    enum Way {
        CLASS_PATH("class path"),
        MODULE_PATH("module path"),
        QUARKUS("Quarkus' own");

        /** Folders, in which two jars that are one module stop the JVM; listed one by one, the first of them counts. */
        private static final String FOLDERS =
                String.join(File.pathSeparator, "target/consumer-1.jar", "target/dependency");

        final String words;

        Way(String words) {
            this.words = words;
        }

        Finished run(Jdk jdk, Built application, String uri) {
            return switch (this) {
                case CLASS_PATH -> jdk.runClassPath(application, uri);
                case MODULE_PATH ->
                    jdk.run(
                            application.project(),
                            Map.of(),
                            List.of("-p", FOLDERS, "-m", "consumer/consumer.Main", uri));
                case QUARKUS ->
                    jdk.run(
                            application.project(),
                            Map.of("BOOKS_URI", uri),
                            List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
            };
        }
    }
}
