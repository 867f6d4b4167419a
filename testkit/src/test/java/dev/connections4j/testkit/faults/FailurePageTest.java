package dev.connections4j.testkit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The page of failures tells what the suite printed. */
class FailurePageTest {
    @Test
    void page_fromTheMessagesThatWereKept_isCurrent() throws IOException {
        if (Boolean.getBoolean(Printed.REFRESH)) {
            Files.writeString(FailurePage.file(), FailurePage.text());
        }
        assertEquals(
                FailurePage.text(),
                Files.readString(FailurePage.file()),
                "docs/failures.md is stale; refresh it by: " + FailurePage.COMMAND);
    }
}
