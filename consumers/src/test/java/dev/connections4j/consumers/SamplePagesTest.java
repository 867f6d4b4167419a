package dev.connections4j.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program of a framework's page is the one that is built and run. */
class SamplePagesTest {
    @ParameterizedTest
    @CsvSource({"spring-boot, boot-starter, 2", "quarkus, quarkus, 3"})
    void page_showsWhatIsRun(String page, String project, int count) throws IOException {
        Path folder = Path.of("src", "test", "projects", project);
        String text = Files.readString(Path.of(System.getProperty("consumers.root"), "docs", page + ".md"));
        List<MatchResult> files = PageProgram.FILE.matcher(text).results().toList();
        assertEquals(count, files.size());
        assertTrue(files.stream().anyMatch(file -> file.group(1).endsWith("Main.java")));
        for (MatchResult file : files) {
            assertEquals(Files.readString(folder.resolve(file.group(1))), file.group(2), file.group(1));
        }
    }
}
