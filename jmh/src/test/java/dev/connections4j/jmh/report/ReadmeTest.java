package dev.connections4j.jmh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void readme_showsTheLastFullRun() throws IOException {
        Path folder = ROOT.resolve(ResultFiles.FOLDER);
        String expected =
                ResultFiles.isThere(folder) ? Page.readme(ResultFiles.read(folder), ResultFiles.FOLDER) : Page.NOT_YET;
        assertEquals(expected, ResultFiles.readmeSection(ROOT.resolve("README.md")), "run ./bench --readme");
    }
}
