package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.standin.servers.RealServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's program, built and run by its own commands, against a real Milvus. */
class ReadmeTest {
    private static final ReadmeProgram PROGRAM =
            ReadmeProgram.read(Path.of(System.getProperty("consumers.root"), "README.md"));
    private static final Path PROJECT =
            Path.of(System.getProperty("consumers.target")).resolve("projects").resolve("readme");

    /** In the versions that this build has fetched. */
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
        removeEarlierBuild();
        PROGRAM.write(PROJECT);
        List<String> arguments = new ArrayList<>();
        for (String argument : PROGRAM.argumentsOf("mvn")) {
            arguments.addAll(GOALS.get(argument));
        }
        Built.maven(PROJECT, arguments);
    }

    /** Jars of other versions beside those of now would not resolve. */
    private static void removeEarlierBuild() throws IOException {
        if (Files.exists(PROJECT)) {
            try (Stream<Path> files = Files.walk(PROJECT)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void program_printsTheServersVersion(Jdk jdk) {
        List<String> arguments = new ArrayList<>(PROGRAM.argumentsOf("java"));
        int last = arguments.size() - 1;
        assertEquals("http://localhost:19530", arguments.get(last));
        arguments.set(last, "http://localhost:" + RealServers.plain().port());
        Finished run = jdk.run(PROJECT, Map.of("MILVUS_CONN_TIMEOUT", "120"), arguments); // the machine may be busy
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains("Milvus v2.3.5"), run.output());
    }
}
