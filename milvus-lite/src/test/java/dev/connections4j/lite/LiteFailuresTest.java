package dev.connections4j.lite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectionRegistry;
import dev.connections4j.standin.servers.RealServers;
import dev.connections4j.testkit.faults.FailurePage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a connect to a {@code .db} path prints when Milvus Lite fails, as the page of failures has it. */
@Timeout(120)
class LiteFailuresTest {
    @TempDir
    private Path folder;

    @AfterEach
    void forgetCommand() {
        System.clearProperty(LiteCommand.PROPERTY);
    }

    @Test
    void command_missing_isNamed() {
        assertPrints("its command is missing", command(folder.resolve("milvus-lite")), "books.db");
    }

    @Test
    void folderAbove_missing_isNamed() {
        assertPrints("the folder above it is missing", command(Path.of("/bin/true")), "absent/books.db");
    }

    @Test
    void path_ofAFile_isNamed() throws Exception {
        Files.createFile(folder.resolve("books.db"));
        assertPrints("a file in its place", command(Path.of("/bin/true")), "books.db");
    }

    @Test
    void server_endsAtOnce_itsLastWordsAreTold() throws Exception {
        Path script = Files.createFile(
                folder.resolve("milvus-lite"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(script, "#!/bin/sh\necho 'no space left on device'; exit 3\n");
        assertPrints("it ends at once", command(script), "books.db");
    }

    @Test
    void folder_heldByAnotherProcess_isSaid() throws Exception {
        Path lite = RealServers.liteCommand();
        LiteServer holder =
                new LiteServer(DataFolder.of(folder.resolve("books.db")), new LiteCommand(lite), LiteServer.nothing());
        holder.start(() -> {});
        LiteLease lease = new LiteLease(holder);
        lease.endpoint().join();
        try {
            assertPrints("another process has it open", command(lite), "books.db");
        } finally {
            lease.release().join();
        }
    }

    private static String command(Path path) {
        System.setProperty(LiteCommand.PROPERTY, path.toString());
        return path.toString();
    }

    /** A relative path begins at the registry's own directory. */
    private void assertPrints(String fault, String command, String path) {
        try (ConnectionRegistry registry = ConnectionRegistry.builder()
                .environment(Map.of())
                .workingDirectory(folder)
                .withoutDotEnv()
                .build()) {
            ConnectFailedException failure = assertThrows(
                    ConnectFailedException.class, () -> registry.connect("books", p -> p.uri(path)), command);
            assertEquals(folder.resolve(path).toString(), failure.address());
            FailurePage.assertKept("Milvus Lite: " + fault, failure);
        }
    }
}
