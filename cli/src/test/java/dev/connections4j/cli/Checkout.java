package dev.connections4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with {@code ./connections} and what it has built.
 *
 * @param root the folder
 */
record Checkout(Path root) {
    private static final Path COMMAND = Path.of("cli", "target", "command");

    static Checkout here() {
        return new Checkout(Path.of("..").toAbsolutePath().normalize());
    }

    /** The archive of this checkout's last build for the Java that runs, of the jars that a ping over okhttp is given. */
    static Path archive() throws IOException {
        Path home = here().root().resolve(COMMAND);
        String build = Files.readString(home.resolve("current"));
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().startsWith(build + "-"))
                    .filter(file -> file.getFileName().toString().endsWith("-light.archive"))
                    .filter(file -> file.getFileName().toString().contains(System.getProperty("java.version")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no archive lies beside " + build));
        }
    }

    /** The script and the jars, without sources: there is nothing to build. */
    static Checkout copiedTo(Path root) throws IOException {
        Checkout copy = new Checkout(root);
        Path from = here().root().resolve(COMMAND);
        Path build = Path.of(Files.readString(from.resolve("current")));
        Path to = Files.createDirectories(root.resolve(COMMAND));
        Files.copy(here().script(), copy.script(), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(from.resolve("current"), to.resolve("current"));
        try (Stream<Path> files = Files.walk(from.resolve(build))) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        return copy;
    }

    Path script() {
        return root.resolve("connections");
    }

    void putArchive(byte[] content) throws IOException {
        Path original = archive();
        Path size = original.resolveSibling(original.getFileName() + ".size");
        Path home = root.resolve(COMMAND);
        Files.copy(size, home.resolve(size.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Files.write(home.resolve(original.getFileName()), content);
    }
}
