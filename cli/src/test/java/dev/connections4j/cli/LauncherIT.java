package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.connections4j.testkit.MilvusStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./connections} as a user runs it: a JVM of its own, on the module path, from a folder elsewhere. */
final class LauncherIT {
    private static final Path SCRIPT =
            Path.of("..", "connections").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void transports_onTheModulePath_areAllThereWithoutABuild() throws Exception {
        Ended ended = run(folder, "transports", "--json");
        assertEquals(0, ended.exit(), ended.toString());
        assertEquals("", ended.err());
        Set<String> modules = new TreeSet<>();
        for (String line : ended.out().lines().toList()) {
            JsonObject transport = JsonParser.parseString(line).getAsJsonObject();
            assertTrue(transport.get("usable").getAsBoolean(), line);
            modules.add(transport.get("module").getAsString());
        }
        assertEquals(
                Set.of("dev.connections4j.armeria", "dev.connections4j.netty", "dev.connections4j.okhttp"), modules);
    }

    @Test
    void ping_fromAFolderWithBlanks_readsItsDotEnvAndConnectsQuietly() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("a folder, elsewhere"));
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Files.writeString(elsewhere.resolve(".env"), "MILVUS_URI=" + server.address() + "\n");
            Ended ended = run(elsewhere, "ping", "--all-transports");
            assertEquals(0, ended.exit(), ended.toString());
            assertEquals("", ended.err());
            assertEquals(
                    3,
                    ended.out()
                            .lines()
                            .filter(line -> line.startsWith("✓ default to "))
                            .count());
        }
    }

    @Test
    void relativeFile_isOfTheUsersFolder() throws Exception {
        Files.writeString(folder.resolve("token"), "key\n");
        Ended ended = run(folder, "explain", "--address", "milvus:1", "--token-file", "token");
        assertEquals(0, ended.exit(), ended.toString());
        assertTrue(ended.out().contains("<hidden>"), ended.out());
    }

    private Ended run(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MILVUS_") || name.equals("JAVA_TOOL_OPTIONS"));
        Process process = builder.start();
        process.onExit().orTimeout(5, TimeUnit.MINUTES).whenComplete((ended, late) -> process.destroyForcibly());
        return new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
    }

    private record Ended(int exit, String out, String err) {}
}
