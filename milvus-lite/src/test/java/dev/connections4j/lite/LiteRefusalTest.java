package dev.connections4j.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.connections4j.Reason;
import dev.connections4j.parameters.LitePath;
import dev.connections4j.spi.EndpointResolver;
import dev.connections4j.spi.LinkException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong before anything listens, each with its own words. */
@Timeout(60)
class LiteRefusalTest {
    @TempDir
    private Path folder;

    @Test
    void provider_isFoundAndAcceptsLitePaths() {
        EndpointResolver found =
                ServiceLoader.load(EndpointResolver.class).findFirst().orElseThrow();
        assertInstanceOf(LiteResolver.class, found);
        assertTrue(found.accepts(new LitePath(folder.resolve("a.db"))));
    }

    @Test
    void folder_missing_isNamed() {
        Path parent = folder.resolve("absent");
        LinkException failure = assertThrows(LinkException.class, () -> DataFolder.of(parent.resolve("a.db")));
        assertEquals(
                "the folder " + parent + " does not exist", failure.failure().problem());
        assertEquals("create it, or correct uri", failure.failure().remedy());
        assertEquals(Reason.LITE_FAILED, failure.reason());
    }

    @Test
    void folder_isAFile_isNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("old.db"));
        LinkException failure = assertThrows(LinkException.class, () -> DataFolder.of(file));
        assertEquals(
                file + " is a file, but Milvus Lite keeps a folder there",
                failure.failure().problem());
    }

    @Test
    void folder_byALink_isTheSameFolder() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real.db"));
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), real);
        assertEquals(DataFolder.of(real), DataFolder.of(link));
    }

    @Test
    void command_notOnPath_saysHowToInstallIt() {
        LinkException failure = assertThrows(
                LinkException.class, () -> LiteCommand.find(new Properties(), Map.of("PATH", folder.toString())));
        assertEquals("the command milvus-lite is not on PATH", failure.failure().problem());
        assertTrue(
                failure.failure().remedy().startsWith("install it: pip install milvus-lite pymilvus"),
                failure.failure().remedy());
    }

    @Test
    void command_namedButMissing_saysWhichWasTried() {
        String named = folder.resolve("nothing").toString();
        LinkException failure = assertThrows(
                LinkException.class, () -> LiteCommand.find(properties(LiteCommand.PROPERTY, named), Map.of()));
        assertTrue(
                failure.failure().problem().contains(named), failure.failure().problem());
    }

    @Test
    void command_onPath_isFound() throws Exception {
        Path script = script("exit 0");
        assertEquals(
                script,
                LiteCommand.find(new Properties(), Map.of("PATH", folder.toString()))
                        .executable());
    }

    @Test
    void command_notOnPath_fallbackServes() throws Exception {
        Path script = script("exit 0");
        Properties properties = properties(LiteCommand.FALLBACK, script.toString());
        assertEquals(
                script, LiteCommand.find(properties, Map.of("PATH", "/none")).executable());
    }

    @Test
    void command_onPath_winsOverTheFallback() throws Exception {
        Path script = script("exit 0");
        Properties properties = properties(LiteCommand.FALLBACK, "/bin/sh");
        assertEquals(
                script,
                LiteCommand.find(properties, Map.of("PATH", folder.toString())).executable());
    }

    @Test
    void command_fallbackMissing_isAsIfItWereNotNamed() {
        Properties properties =
                properties(LiteCommand.FALLBACK, folder.resolve("nothing").toString());
        LinkException failure = assertThrows(LinkException.class, () -> LiteCommand.find(properties, Map.of()));
        assertEquals("the command milvus-lite is not on PATH", failure.failure().problem());
    }

    private static Properties properties(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return properties;
    }

    @Test
    void server_dies_itsLastWordsAreTold() throws Exception {
        LiteCommand dying = new LiteCommand(script("echo 'no space left'; exit 3"));
        LiteServer server = new LiteServer(DataFolder.of(folder.resolve("dying.db")), dying, LiteServer.nothing());
        server.start(() -> {});
        CompletionException thrown = assertThrows(
                CompletionException.class,
                () -> new LiteLease(server).endpoint().join());
        LinkException failure = assertInstanceOf(LinkException.class, thrown.getCause());
        assertTrue(
                failure.failure().problem().startsWith(dying.executable() + " server for "),
                failure.failure().problem());
        assertTrue(
                failure.failure().problem().endsWith("ended with exit code 3 before it listened"),
                failure.failure().problem());
        assertEquals("no space left", failure.failure().serverSaid());
        server.gone().join();
    }

    private Path script(String body) throws Exception {
        return Files.writeString(
                Files.createFile(
                        folder.resolve("milvus-lite"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
                "#!/bin/sh\n" + body + "\n");
    }
}
