package dev.connections4j.consumers;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A project outside this build: its own pom, without our parent.
 *
 * @param name its folder
 * @param sources the folder of its sources
 * @param parent the pom that it inherits from, {@code groupId:artifactId:version}, or empty
 * @param managed the versions that it or its framework lays down, as the parent's, BOMs with {@code :pom} at the end
 * @param dependencies the same, or without version where something above gives it; {@code !groupId:artifactId}
 *     behind one leaves that out of what it brings
 * @param plugins what its build does beside the usual, in XML
 */
record Consumer(
        String name, String sources, String parent, List<String> managed, List<String> dependencies, String plugins) {
    static final String VERSION = System.getProperty("consumers.version");
    static final String BOM = "dev.connections4j:connections-versions-bom:" + VERSION + ":pom";

    static Consumer of(String name, String... artifacts) {
        return on(
                name, List.of(), List.of(artifacts).stream().map(Consumer::ours).toList());
    }

    static Consumer withBom(String name, String... artifacts) {
        return on(
                name,
                List.of(BOM),
                List.of(artifacts).stream().map(a -> "dev.connections4j:" + a).toList());
    }

    /** What {@link #of} runs, with these versions laid down. */
    static Consumer on(String name, List<String> managed, List<String> dependencies) {
        return new Consumer(name, ".", "", managed, dependencies, "");
    }

    /** The SDK logs through slf4j, which it does not bring. */
    static Consumer besideSdk(String transport) {
        String sdk = "io.milvus:milvus-sdk-java:" + System.getProperty("consumers.sdk.version");
        List<String> dependencies = List.of(ours("transport-" + transport), sdk, "org.slf4j:slf4j-api:1.7.36");
        return new Consumer("sdk-" + transport, "sdk", "", List.of(), dependencies, "");
    }

    /** One of our artifacts in a project without BOM. */
    static String ours(String artifact) {
        return "dev.connections4j:" + artifact + ":" + VERSION;
    }

    /** The SDK's clients on a connection, by one dependency of ours and one transport. */
    static Consumer client(String artifact, String transport) {
        List<String> dependencies = List.of(ours(artifact), ours("transport-" + transport));
        return new Consumer(artifact + "-" + transport, "client", "", List.of(), dependencies, "");
    }

    /** A framework on a connection; it comes before our artifact in the pom, or after it. */
    static Consumer framework(String sources, String framework, String transport, boolean before) {
        String sdk = ours("milvus-sdk-unshaded");
        return new Consumer(
                sources + "-" + transport + (before ? "-before" : "-after"),
                sources,
                "",
                List.of(),
                before
                        ? List.of(framework, sdk, ours("transport-" + transport))
                        : List.of(sdk, ours("transport-" + transport), framework),
                "");
    }

    String pom() {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                %s  <groupId>consumer</groupId>
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
                %s    </plugins>
                  </build>
                </project>
                """.formatted(
                        parent.isEmpty() ? "" : "  <parent>" + coordinates(parent) + "<relativePath/></parent>\n",
                        managed.isEmpty()
                                ? ""
                                : "  <dependencyManagement><dependencies>\n" + list(managed)
                                        + "  </dependencies></dependencyManagement>\n",
                        list(dependencies),
                        plugins);
    }

    private static String list(List<String> artifacts) {
        return artifacts.stream()
                .map(each -> "    <dependency>" + coordinates(each) + "</dependency>\n")
                .collect(Collectors.joining());
    }

    private static String coordinates(String text) {
        if (text.contains("!")) {
            String[] both = text.split("!", 2);
            return coordinates(both[0]) + "<exclusions><exclusion>" + coordinates(both[1])
                    + "</exclusion></exclusions>";
        }
        String[] parts = text.split(":", -1);
        return "<groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId>"
                + (parts.length > 2 ? "<version>" + parts[2] + "</version>" : "")
                + (parts.length > 3 ? "<type>pom</type><scope>import</scope>" : "");
    }

    /** The plugin that makes stubs from the project's own proto. */
    static String stubs(String protoc) {
        return """
                      <plugin>
                        <groupId>io.github.ascopes</groupId>
                        <artifactId>protobuf-maven-plugin</artifactId>
                        <version>3.10.3</version>
                        <configuration>
                          <protocVersion>%s</protocVersion>
                          <binaryMavenPlugins>
                            <binaryMavenPlugin>
                              <groupId>io.grpc</groupId>
                              <artifactId>protoc-gen-grpc-java</artifactId>
                              <version>%s</version>
                              <options>@generated=omit</options>
                            </binaryMavenPlugin>
                          </binaryMavenPlugins>
                        </configuration>
                        <executions><execution><goals><goal>generate</goal></goals></execution></executions>
                      </plugin>
                """.formatted(protoc, System.getProperty("consumers.grpc.version"));
    }
}
