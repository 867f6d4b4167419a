package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.servers.RealServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program of {@code docs/own-stubs.md}, with stubs of all of Milvus' protos by two protocs, on the module path. */
class OwnStubsTest {
    private static final PageProgram PROGRAM =
            PageProgram.read(Path.of(System.getProperty("consumers.root"), "docs", "own-stubs.md"));

    private static final Map<String, List<String>> GOALS = Map.of(
            "-q", List.of(),
            "compile",
                    List.of(
                            "io.github.ascopes:protobuf-maven-plugin:3.10.3:generate@default",
                            "org.apache.maven.plugins:maven-compiler-plugin:3.14.1:compile"),
            "dependency:copy-dependencies",
                    List.of("org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"));

    @ParameterizedTest
    @ValueSource(strings = {"lowest", "version"})
    void program_readsFromMilvus(String protobuf) throws IOException {
        String protoc = System.getProperty("consumers.protobuf." + protobuf);
        assertTrue(PROGRAM.files().get("pom.xml").contains(protoc), "the page names protoc " + protoc);
        Path project = Path.of(System.getProperty("consumers.target"), "projects", "own-stubs-" + protoc);
        PROGRAM.write(project);
        PROGRAM.build(project, GOALS, "-Dprotoc.version=" + protoc);
        for (Jdk jdk : Jdk.all()) {
            Finished run = PROGRAM.run(
                    jdk,
                    project,
                    Map.of(),
                    "http://localhost:" + RealServers.plain().port());
            assertEquals(0, run.exitCode(), run.output());
            assertTrue(run.output().contains("Milvus v2.3.5"), run.output());
            assertTrue(run.output().matches("(?sm).*^0, \\d+ collections$.*"), run.output());
        }
    }
}
