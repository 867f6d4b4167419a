package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.standin.servers.RealServers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's program, built and run by its own commands, against a real Milvus and Milvus Lite. */
class ReadmeTest {
    private static final PageProgram PROGRAM =
            PageProgram.read(Path.of(System.getProperty("consumers.root"), "README.md"));
    private static final Path PROJECT =
            Path.of(System.getProperty("consumers.target")).resolve("projects").resolve("readme");

    private static final Map<String, List<String>> GOALS = Map.of(
            "-q", List.of(),
            "compile", List.of("org.apache.maven.plugins:maven-compiler-plugin:3.14.1:compile"),
            "dependency:copy-dependencies",
                    List.of("org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"));

    static Stream<Jdk> jdks() {
        return Jdk.all().stream();
    }

    @BeforeAll
    static void build() throws IOException {
        PROGRAM.write(PROJECT);
        PROGRAM.build(PROJECT, GOALS);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void program_onAServer_printsWhatTheReadmeShows(Jdk jdk) {
        assertPrints(jdk, Map.of(), "http://localhost:" + RealServers.plain().port());
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void program_onMilvusLite_printsWhatTheReadmeShows(Jdk jdk, @TempDir Path folder) {
        String path = RealServers.liteCommand().getParent() + File.pathSeparator + System.getenv("PATH");
        assertPrints(jdk, Map.of("PATH", path), folder.resolve("books.db").toString());
    }

    private static void assertPrints(Jdk jdk, Map<String, String> environment, String address) {
        Finished run = PROGRAM.run(jdk, PROJECT, environment, address);
        assertEquals(List.of("Moby Dick", "Treasure Island"), PROGRAM.output());
        assertEquals(0, run.exitCode(), run.output());
        List<String> printed =
                run.output().lines().toList(); // behind what SLF4J, grpc-netty and the JVM say on standard error
        int shown = PROGRAM.output().size();
        assertEquals(PROGRAM.output(), printed.subList(printed.size() - shown, printed.size()), run.output());
    }
}
