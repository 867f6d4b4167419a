package dev.connections4j.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of parameters is made from the declarations; this writes it when asked, and says when it is stale. */
final class ParameterTableTest {
    private static final String BEGIN = "<!-- parameters:begin -->\n";
    private static final String END = "<!-- parameters:end -->";
    private static final String REFRESH =
            "mvn -q -B -pl connections-api test -Dtest=ParameterTableTest -Dparameters.refresh=true";

    @Test
    void readme_table_isThatOfTheDeclarations() throws IOException {
        Path readme = Path.of(System.getProperty("basedir", "."), "..", "README.md");
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        assertTrue(begin >= 0 && end > begin, "README.md has no " + BEGIN.strip() + " and " + END);
        String fresh = text.substring(0, begin + BEGIN.length()) + table() + text.substring(end);
        if (Boolean.getBoolean("parameters.refresh")) {
            Files.writeString(readme, fresh);
        }
        assertEquals(
                fresh,
                Files.readString(readme),
                "the table of parameters in README.md is stale; refresh it: " + REFRESH);
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
