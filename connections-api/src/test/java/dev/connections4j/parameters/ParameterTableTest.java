package dev.connections4j.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of parameters in {@code docs/parameters.md} is made from the declarations; this writes it when asked, and says when it is stale. */
final class ParameterTableTest {
    private static final String PAGE = "docs/parameters.md";
    private static final String BEGIN = "<!-- parameters:begin -->\n";
    private static final String END = "<!-- parameters:end -->";
    private static final String REFRESH =
            "mvn -q -B -pl connections-api test -Dtest=ParameterTableTest -Dparameters.refresh=true";

    @Test
    void page_table_isThatOfTheDeclarations() throws IOException {
        Path page = Path.of(System.getProperty("basedir", "."), "..", PAGE);
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        assertTrue(begin >= 0 && end > begin, PAGE + " has no " + BEGIN.strip() + " and " + END);
        String fresh = text.substring(0, begin + BEGIN.length()) + table() + text.substring(end);
        if (Boolean.getBoolean("parameters.refresh")) {
            Files.writeString(page, fresh);
        }
        assertEquals(fresh, Files.readString(page), "the table in " + PAGE + " is stale; refresh it: " + REFRESH);
    }

    private static String table() {
        return "| name | type | default | secret | what it does | follows |\n|---|---|---|---|---|---|\n"
                + Parameters.all().stream().map(ParameterTableTest::row).collect(Collectors.joining());
    }

    private static String row(Parameter<?> parameter) {
        String secret = switch (parameter.secrecy()) {
            case NOTHING -> "";
            case USER_INFO -> "user info";
            case ALL -> parameter == Parameters.OPTION ? "values" : "all";
        };
        String only = parameter.programmaticOnly() ? "; programmatic only" : "";
        return "| `" + parameter.name() + "` | " + parameter.typeText() + " | " + parameter.defaultText() + " | "
                + secret + " | " + parameter.description() + only + " | " + parameter.follows() + " |\n";
    }
}
