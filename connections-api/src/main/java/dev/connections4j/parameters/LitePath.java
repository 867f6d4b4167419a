package dev.connections4j.parameters;

import java.nio.file.Path;

/**
 * A Milvus Lite data folder.
 *
 * @param path absolute, ends in {@code .db}
 */
public record LitePath(Path path) implements Address {
    @Override
    public String toString() {
        return path.toString();
    }
}
