package dev.connections4j.parameters;

import java.nio.file.Path;

/**
 * A Milvus Lite data folder.
 *
 * @param path ends in {@code .db}; as given until a registry resolves it, absolute then
 */
public record LitePath(Path path) implements Address {
    /**
     * Removes {@code .} and {@code ..} from it: equal paths are equal.
     *
     * @param path as given
     */
    public LitePath {
        path = path.normalize();
    }

    /**
     * The same folder, absolute.
     *
     * @param directory where a relative path begins
     * @return an absolute path
     */
    public LitePath in(Path directory) {
        return new LitePath(directory.toAbsolutePath().resolve(path));
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
