package dev.connections4j.parameters;

import java.nio.file.Path;

/**
 * A Milvus Lite data folder.
 *
 * @param path absolute, ends in {@code .db}
 */
public record LitePath(Path path) implements Address {
    /**
     * Makes {@code path} absolute and removes {@code .} and {@code ..} from it: equal paths are equal.
     *
     * @param path as given
     */
    public LitePath {
        path = path.toAbsolutePath().normalize();
    }

    @Override
    public boolean isLoopback() {
        return true;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
