package dev.connections4j.cli;

import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.servers.PythonEnvironment;
import dev.connections4j.standin.servers.ServerUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;

/**
 * The server that the demo connects to.
 *
 * @param uri its address, a {@code .db} path or a URI
 * @param description what it is, for people
 * @param keepsVectors whether it is more than a stand-in
 * @param ending stops it and removes what it left
 */
record DemoServer(String uri, String description, boolean keepsVectors, Runnable ending) implements AutoCloseable {
    private static final String LITE_COMMAND = "connections4j.lite.command";

    /** Milvus Lite if it can be installed, which may take a minute the first time; else the stand-in. */
    static DemoServer start(Consumer<String> progress) {
        try {
            Path command = PythonEnvironment.milvusLite(progress).command("milvus-lite");
            System.setProperty(LITE_COMMAND, command.toString());
            Path folder = Files.createTempDirectory("connections4j-demo-");
            Path database = folder.resolve("books.db");
            return new DemoServer(
                    database.toString(),
                    "Milvus Lite (" + command + ") on " + database + ", started by the first connect",
                    true,
                    () -> remove(folder));
        } catch (ServerUnavailableException e) {
            MilvusStandIn standIn = MilvusStandIn.open();
            return new DemoServer(
                    "http://" + standIn.address(),
                    "No Milvus Lite here: " + e.getMessage()
                            + "\nInstead: a stand-in for Milvus in this process, on a real socket, "
                            + standIn.address(),
                    false,
                    standIn::close);
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for temporary files", e);
        }
    }

    @Override
    public void close() {
        ending.run();
    }

    static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path visited, @org.jspecify.annotations.Nullable IOException e) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // a leftover temporary file does no harm
        }
    }
}
