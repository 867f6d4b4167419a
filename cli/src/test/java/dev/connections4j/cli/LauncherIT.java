package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.connections4j.standin.MilvusStandIn;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./connections} as a user runs it: a JVM of its own, from a folder elsewhere. */
final class LauncherIT {
    private static final Path SCRIPT = Checkout.here().script();

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
    void version_isKnown() throws Exception {
        Ended ended = run(folder, "--version");
        assertEquals(0, ended.exit(), ended.toString());
        assertTrue(ended.out().matches("(?s).*\\d+\\.\\d+\\.\\d+.*"), ended.out());
    }

    @Test
    void relativeFile_isOfTheUsersFolder() throws Exception {
        Files.writeString(folder.resolve("token"), "key\n");
        Ended ended = run(folder, "explain", "--address", "milvus:1", "--token-file", "token");
        assertEquals(0, ended.exit(), ended.toString());
        assertTrue(ended.out().contains("<hidden>"), ended.out());
    }

    @Test
    void ping_takesItsClassesFromTheArchive() throws Exception {
        Path log = folder.resolve("classes");
        try (MilvusStandIn server = MilvusStandIn.open()) {
            Ended first = run(folder, "ping", "--address", server.address(), "--transport", "okhttp");
            assertEquals(0, first.exit(), first.toString());
            Ended second = run(
                    SCRIPT,
                    folder,
                    Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log),
                    List.of("ping", "--address", server.address(), "--transport", "okhttp"));
            assertEquals(0, second.exit(), second.toString());
        }
        assertTrue(Files.size(Checkout.archive()) > 0, "no archive could be made, see training.log");
        List<String> classes = Files.readAllLines(log);
        for (String name : List.of("dev.connections4j.okhttp.OkHttpTransport", "io.grpc.okhttp.OkHttpChannelBuilder")) {
            assertTrue(
                    classes.stream().anyMatch(line -> line.contains(name + " source: shared objects file")),
                    name + " is not from the archive");
        }
        assertTrue(classes.stream().noneMatch(line -> line.contains(" picocli.")), "picocli was loaded");
    }

    @Test
    void ping_overAnotherTransport_opensNoJarOfArmeriasOrTheDemos() throws Exception {
        Set<String> few = Set.of("connections", "transport", "picocli");
        Set<String> all = Set.of("connections", "transport", "picocli", "armeria", "milvus-sdk");
        try (MilvusStandIn server = MilvusStandIn.open()) {
            assertEquals(few, given(server, "", "--transport", "netty"));
            assertEquals(few, given(server, "armeria", "--transport=okhttp"));
            assertEquals(few, given(server, "netty"));
            assertEquals(all, given(server, "netty", "--transport", "armeria"));
            assertEquals(all, given(server, "armeria"));
            assertEquals(all, given(server, "netty", "--all-transports"));
        }
    }

    /** Which of these jars Java is given for a ping, with what MILVUS_TRANSPORT is. */
    private Set<String> given(MilvusStandIn server, String transport, String... more) throws Exception {
        Path log = folder.resolve("path");
        List<String> ping = new ArrayList<>(List.of("ping", "--address", server.address()));
        ping.addAll(List.of(more));
        Map<String, String> environment = new HashMap<>();
        environment.put("JDK_JAVA_OPTIONS", "-Xlog:class+path=info:file=" + log);
        if (!transport.isEmpty()) {
            environment.put("MILVUS_TRANSPORT", transport);
        }
        Ended ended = run(SCRIPT, folder, environment, ping);
        assertEquals(0, ended.exit(), ended.toString());
        String path = Files.readString(log);
        return Stream.of("connections", "transport", "picocli", "armeria", "milvus-sdk")
                .filter(jar -> path.contains("/" + jar + "-"))
                .collect(Collectors.toSet());
    }

    @Test
    void ping_pathOfMilvusLite_takesTheDemosOnceThatIsThere() throws Exception {
        Path lite = folder.resolve("cache/python/milvus-lite");
        Path programs = Files.createDirectories(lite.resolve("bin"));
        for (String program : List.of("python", "milvus-lite")) {
            Path script =
                    Files.writeString(programs.resolve(program), "#!/bin/sh\necho 'the one of the demo'; exit 3\n");
            assertTrue(script.toFile().setExecutable(true));
        }
        Map<String, String> environment =
                Map.of("CONNECTIONS4J_CACHE", folder.resolve("cache").toString(), "PATH", pathWithoutMilvusLite());
        List<String> ping = List.of("ping", "--uri", "books.db", "--transport", "okhttp");

        Ended before = run(SCRIPT, folder, environment, ping);
        Files.writeString(lite.resolve("complete"), "");
        Ended after = run(SCRIPT, folder, environment, ping);

        assertTrue(before.toString().contains("milvus-lite is not on PATH"), before.toString());
        assertTrue(after.toString().contains("the one of the demo"), after.toString());
    }

    private static String pathWithoutMilvusLite() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .filter(entry -> !Files.exists(Path.of(entry, "milvus-lite")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void ping_archiveThatDoesNotFit_isQuietAndWorks() throws Exception {
        run(folder, "transports");
        Checkout copy = Checkout.copiedTo(folder.resolve("copy"));
        try (MilvusStandIn server = MilvusStandIn.open()) {
            byte[] ofOtherJars = Files.readAllBytes(Checkout.archive());
            byte[] cutOff = Arrays.copyOf(ofOtherJars, ofOtherJars.length / 2);
            byte[] text = "no archive at all".getBytes(StandardCharsets.UTF_8);
            for (byte[] content : List.of(ofOtherJars, cutOff, text, new byte[0])) {
                copy.putArchive(content);
                Ended ended = run(
                        copy.script(),
                        folder,
                        Map.of(),
                        List.of("ping", "--address", server.address(), "--transport", "okhttp", "--json"));
                assertEquals(0, ended.exit(), content.length + " bytes: " + ended);
                assertEquals("", ended.err(), content.length + " bytes");
                assertEquals(1, ended.out().lines().count(), ended.out());
            }
        }
    }

    private Ended run(Path directory, String... arguments) throws IOException, InterruptedException {
        return run(SCRIPT, directory, Map.of(), List.of(arguments));
    }

    private Ended run(Path script, Path directory, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MILVUS_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.onExit().orTimeout(5, TimeUnit.MINUTES).exceptionally(late -> process.destroyForcibly());
        return new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
    }

    private record Ended(int exit, String out, String err) {}
}
