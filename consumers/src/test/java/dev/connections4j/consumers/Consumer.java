package dev.connections4j.consumers;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A project outside this build: its own pom, without our parent and without any exclusion.
 *
 * @param name its folder
 * @param dependencies {@code groupId:artifactId:version}, or without version where the BOM gives it
 * @param bom whether it imports connections-bom, as the README tells those who use several of our artifacts
 * @param sources the folder of its sources
 */
record Consumer(String name, List<String> dependencies, boolean bom, String sources) {
    static final String VERSION = System.getProperty("consumers.version");

    static Consumer of(String name, String... artifacts) {
        return new Consumer(
                name,
                List.of(artifacts).stream()
                        .map(a -> "dev.connections4j:" + a + ":" + VERSION)
                        .toList(),
                false,
                ".");
    }

    static Consumer withBom(String name, String... artifacts) {
        return new Consumer(
                name,
                List.of(artifacts).stream().map(a -> "dev.connections4j:" + a).toList(),
                true,
                ".");
    }

    /** The SDK logs through slf4j, which it does not bring. */
    static Consumer besideSdk(String transport) {
        return new Consumer(
                "sdk-" + transport,
                List.of(
                        "dev.connections4j:transport-" + transport + ":" + VERSION,
                        "io.milvus:milvus-sdk-java:" + System.getProperty("consumers.sdk.version"),
                        "org.slf4j:slf4j-api:1.7.36"),
                false,
                "sdk");
    }

    /** The SDK's clients on a connection, by one dependency of ours and one transport. */
    static Consumer client(String artifact, String transport) {
        return new Consumer(
                artifact + "-" + transport, List.of(ours(artifact), ours("transport-" + transport)), false, "client");
    }

    /** A framework on a connection; it comes before our artifact in the pom, or after it. */
    static Consumer framework(String sources, String framework, String transport, boolean before) {
        String sdk = ours("milvus-sdk-unshaded");
        return new Consumer(
                sources + "-" + transport + (before ? "-before" : "-after"),
                before
                        ? List.of(framework, sdk, ours("transport-" + transport))
                        : List.of(sdk, ours("transport-" + transport), framework),
                false,
                sources);
    }

    private static String ours(String artifact) {
        return "dev.connections4j:" + artifact + ":" + VERSION;
    }

    String pom() {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>consumer</groupId>
                  <artifactId>consumer</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                %s  <dependencies>
                %s  </dependencies>
                  <build>
                    <plugins>
                      <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
                      <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
                      <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
                      <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.4</version></plugin>
                      <plugin><artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version></plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(
                        bom
                                ? "  <dependencyManagement><dependencies>"
                                        + dependency(
                                                "dev.connections4j:connections-bom:" + VERSION,
                                                "<type>pom</type><scope>import</scope>")
                                        + "</dependencies></dependencyManagement>\n"
                                : "",
                        dependencies.stream()
                                .map(d -> "    " + dependency(d, "") + "\n")
                                .collect(Collectors.joining()));
    }

    private static String dependency(String coordinates, String more) {
        String[] parts = coordinates.split(":", -1);
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId>"
                + (parts.length > 2 ? "<version>" + parts[2] + "</version>" : "")
                + more
                + "</dependency>";
    }
}
