package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.consumers.Surroundings.Way;
import dev.connections4j.standin.servers.RealServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications with the frameworks and libraries that users have, each connecting to a real Milvus on each JDK that is here. */
class SurroundingsTest {
    private static final Path PAGE = Path.of(System.getProperty("consumers.root"), "docs", "surroundings.md");

    /** One line of the table. */
    private record Row(Surroundings surroundings, String transport, Way way) {
        String line() {
            return "| " + String.join(" | ", surroundings.name(), transport, way.words, outcome()) + " |";
        }

        String outcome() {
            return surroundings.outcomes().get(transport);
        }

        @Override
        public String toString() {
            return surroundings.name() + ", " + transport + ", " + way.words;
        }
    }

    static Stream<Row> table() {
        return Surroundings.all()
                .flatMap(each -> each.outcomes().keySet().stream()
                        .sorted()
                        .flatMap(transport -> each.ways().stream().map(way -> new Row(each, transport, way))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void application_connectsOrSaysWhatItNeeds(Row row) {
        Built application = Built.of(row.surroundings().with(row.transport()));
        for (Jdk jdk : Jdk.all()) {
            Finished run = row.way()
                    .run(
                            jdk,
                            application,
                            "http://127.0.0.1:" + RealServers.plain().port());
            boolean connects = row.outcome().equals(Surroundings.CONNECTS);
            assertEquals(connects, run.exitCode() == 0, jdk + ": " + run.output());
            String expected = connects ? "connected over " + row.transport() + " to v2.3.5" : row.outcome();
            assertTrue(run.output().contains(expected), jdk + ": " + run.output());
        }
    }

    @Test
    void page_isWhatIsTried() throws IOException {
        String page = """
                # Surroundings

                Each line is a project outside this build: its framework's own parent or BOM, one transport as the only thing of ours, and
                nothing else laid down. Maven builds it, and it connects by alias to a Milvus 2.3.5 on JDK 17 and 25, or says what it needs.

                | beside | transport | path | outcome |
                |---|---|---|---|
                """ + table().map(row -> row.line() + "\n").collect(Collectors.joining());
        if (Boolean.getBoolean("surroundings.refresh")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), "refresh it by -Dtest=SurroundingsTest -Dsurroundings.refresh=true");
    }
}
