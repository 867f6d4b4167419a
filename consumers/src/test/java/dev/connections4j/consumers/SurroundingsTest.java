package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.consumers.Surroundings.Way;
import dev.connections4j.standin.servers.RealServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications with the frameworks and libraries that users have, each connecting to a real Milvus on each JDK that is here. */
class SurroundingsTest {
    private static final Path ROOT = Path.of(System.getProperty("consumers.root"));
    private static final Path PAGE = ROOT.resolve("docs/surroundings.md");

    /** One line of the table. */
    private record Row(Surroundings surroundings, String transport, Way way) {
        String outcome() {
            return surroundings.outcomes().get(transport);
        }

        @Override
        public String toString() {
            return surroundings.name() + ", " + transport + ", " + way.words;
        }
    }

    static Stream<Row> frameworks() {
        return rows(Surroundings.frameworks());
    }

    static Stream<Row> libraries() {
        return rows(LibrarySurroundings.all());
    }

    private static Stream<Row> rows(Stream<Surroundings> all) {
        return all.flatMap(each -> each.outcomes().keySet().stream()
                .sorted()
                .flatMap(transport -> each.ways().stream().map(way -> new Row(each, transport, way))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frameworks")
    void besideAFramework_connectsOrSaysWhatItNeeds(Row row) {
        assertOutcome(row);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void besideLibraries_connectsOrSaysWhatItNeeds(Row row) {
        assertOutcome(row);
    }

    private static void assertOutcome(Row row) {
        Built application = Built.of(row.surroundings().with(row.transport()));
        String uri = "http://127.0.0.1:" + RealServers.plain().port();
        for (Jdk jdk : Jdk.all()) {
            Finished run = row.way().run(jdk, application, uri);
            boolean connects = row.outcome().equals(Surroundings.CONNECTS);
            assertEquals(connects, run.exitCode() == 0, jdk + ": " + run.output());
            String expected = connects ? "connected over " + row.transport() + " to v2.3.5" : row.outcome();
            assertTrue(run.output().contains(expected), jdk + ": " + run.output());
        }
    }

    @Test
    void page_isWhatIsTried() throws IOException {
        String page = SurroundingsPage.text();
        System.out.println(page);
        if (Boolean.getBoolean("surroundings.refresh")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), "refresh it by -Dtest=SurroundingsTest -Dsurroundings.refresh=true");
    }

    @Test
    void page_namesTestsThatAreThere() throws IOException {
        try (Stream<Path> files =
                Files.find(ROOT, 10, (file, attributes) -> file.toString().endsWith("Test.java"))) {
            Set<String> there = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
            assertEquals(
                    List.of(),
                    SurroundingsPage.tests()
                            .filter(test -> !there.contains(test))
                            .toList());
        }
    }
}
