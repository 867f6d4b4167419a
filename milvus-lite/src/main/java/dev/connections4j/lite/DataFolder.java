package dev.connections4j.lite;

import dev.connections4j.spi.LinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The data folder of a {@code .db} path: one path for one folder, whatever links lead to it. Milvus Lite makes the folder, not its parents. */
record DataFolder(Path path) {
    static DataFolder of(Path given) throws LinkException {
        Path absolute = given.toAbsolutePath().normalize();
        Path parent = Objects.requireNonNull(absolute.getParent(), "a .db path has a name");
        if (!Files.isDirectory(parent)) {
            throw LiteFailure.of("the folder " + parent + " does not exist", "", "create it, or correct uri", null);
        }
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw LiteFailure.of(
                    absolute + " is a file, but Milvus Lite keeps a folder there",
                    "",
                    "name another path in uri; a file of that name was made by Milvus Lite 2 or another program",
                    null);
        }
        try {
            return new DataFolder(
                    Files.exists(absolute)
                            ? absolute.toRealPath()
                            : parent.toRealPath().resolve(Objects.requireNonNull(absolute.getFileName())));
        } catch (IOException e) {
            throw LiteFailure.of("the folder " + parent + " cannot be read", "", "check its permissions", e);
        }
    }
}
