package dev.connections4j.jmh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final String REFRESH = "run ./bench --readme";
    private static final Path ROOT = Path.of("..");
    private static final Path FOLDER = ROOT.resolve(ResultFiles.FOLDER);

    @Test
    void readme_showsTheLastFullRun() throws IOException {
        String expected =
                ResultFiles.isThere(FOLDER) ? Page.readme(ResultFiles.read(FOLDER), ResultFiles.FOLDER) : Page.NOT_YET;
        assertEquals(expected, ResultFiles.readmeSection(ROOT.resolve("README.md")), REFRESH);
        assertFalse(expected.contains("–"), "a figure that users ask about was not measured: " + expected);
    }

    @Test
    void resultsPage_showsTheLastFullRun() throws IOException {
        String expected = ResultFiles.isThere(FOLDER) ? Page.of(ResultFiles.read(FOLDER)) : Page.NOT_YET;
        assertEquals(expected, Files.readString(FOLDER.resolve(ResultFiles.PAGE)), REFRESH);
    }
}
