package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.connections4j.Stage;
import dev.connections4j.TransportInfo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void transports_json_listsWhatIsThere() {
        Command.Ran ran = new Command(folder).run("transports", "--json");
        assertEquals(0, ran.exit());
        assertEquals(
                List.of("netty", "okhttp", "armeria"),
                ran.lines().stream()
                        .map(line -> line.get("transport").getAsString())
                        .toList());
        for (JsonObject line : ran.lines()) {
            assertTrue(line.get("usable").getAsBoolean(), line.toString());
        }
    }

    @Test
    void transports_missing_namesTheArtifact() {
        TransportInfo broken = new TransportInfo("netty", "N", "", Optional.of("no Netty"), Map.of("pool", "never"));
        TransportsCommand.report(List.of(broken), new TextReport(screen(false), screen(false)));
        assertEquals("""
                ✗ netty: no Netty
                  cannot do pool: never
                – okhttp is not on the path; add dev.connections4j:transport-okhttp
                – armeria is not on the path; add dev.connections4j:transport-armeria
                """, text());
    }

    @Test
    void bars_longestStage_fillsTheWidth() {
        List<String> bars = StageBars.of(
                Map.of(Stage.TCP, Duration.ofMillis(2), Stage.CONNECT, Duration.ofMillis(1)), Stage.ENDPOINT);
        assertTrue(bars.contains("  TCP         " + "█".repeat(40) + " 2.0 ms"), bars.toString());
        assertTrue(bars.contains("  Connect     " + "█".repeat(20) + " 1.0 ms"), bars.toString());
    }

    @Test
    void bars_stageThatDwarfsTheOthers_hasNone() {
        List<String> bars = StageBars.of(Map.of(Stage.ENDPOINT, Duration.ofSeconds(2)), Stage.ENDPOINT);
        assertEquals(List.of("  endpoint    2000 ms"), bars);
    }

    @Test
    void colours_onATerminalOnly() {
        screen(true).line(screen(true).good("✓"));
        screen(false).line(screen(false).good("✓"));
        assertEquals("\u001b[32m✓\u001b[0m\n✓\n", text());
    }

    @Test
    void explain_forPeople_isATable() {
        Command.Ran ran = new Command(folder)
                .environment("MILVUS_CONN_TIMEOUT", "7")
                .run("explain", "--uri", "https://milvus/books");
        assertEquals(0, ran.exit(), ran.all());
        assertTrue(ran.out().lines().anyMatch(line -> line.matches("db_name +books +uri")), ran.out());
        assertTrue(
                ran.out().lines().anyMatch(line -> line.matches("timeout +7s +environment MILVUS_CONN_TIMEOUT")),
                ran.out());
    }

    @Test
    void explain_userWithoutPassword_showsItAndWhatConnectRefuses() {
        Command.Ran ran = new Command(folder).run("explain", "--address", "milvus:19530", "--user", "ann");
        assertEquals(2, ran.exit(), ran.all());
        assertTrue(ran.out().lines().anyMatch(line -> line.matches("user +ann +argument")), ran.all());
        assertTrue(ran.all().contains("password is missing beside user (argument)"), ran.all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "doctor"})
    void anyCommand_unknownVariable_isListedWithTheNearest(String command) {
        Command given = new Command(folder).environment("MILVUS_USR", "s3cret").environment("MILVUS_SERVICE_HOST", "h");
        String why = "it has no meaning here; the nearest known name is MILVUS_USER";
        Command.Ran text = given.run(command, "--address", "127.0.0.1:1", "--transport", "okhttp");
        assertTrue(
                text.out().lines().anyMatch(("– MILVUS_USR (environment MILVUS_USR) is not used: " + why)::equals),
                text.all());
        Command.Ran json = given.run(command, "--json", "--address", "127.0.0.1:1", "--transport", "okhttp");
        JsonObject unused = json.lines().stream()
                .filter(line -> line.has("unused"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "{\"unused\":\"MILVUS_USR\",\"source\":\"environment MILVUS_USR\",\"message\":\"" + why + "\"}",
                unused.toString());
        assertFalse((text.all() + json.all()).contains("s3cret"));
        assertFalse((text.all() + json.all()).contains("SERVICE_HOST"));
    }

    private Screen screen(boolean coloured) {
        return new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), false, coloured);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
