package dev.connections4j.standin.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where downloads and what is made of them are kept between runs. */
final class CacheFolder {
    static final String PROPERTY = "connections4j.cache";
    static final String VARIABLE = "CONNECTIONS4J_CACHE";

    private CacheFolder() {}

    /**
     * The system property, the environment variable, {@code .cache} at the root of the checkout, or, outside of any
     * checkout, a folder in the user's own cache.
     */
    static Path locate() {
        return locate(System.getProperties(), System.getenv());
    }

    static Path locate(Properties properties, Map<String, String> environment) {
        String given = properties.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
        if (!given.isBlank()) {
            return Path.of(given.strip()).toAbsolutePath().normalize();
        }
        Path root = checkout(Path.of(properties.getProperty("user.dir")).toAbsolutePath());
        return root == null
                ? Path.of(properties.getProperty("user.home"), ".cache", "connections4j")
                : root.resolve(".cache");
    }

    /** The nearest folder with {@code .git}; else the highest of the poms, as an unpacked source archive has it. */
    private static @Nullable Path checkout(Path start) {
        Path highestPom = null;
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
            if (Files.exists(folder.resolve("pom.xml"))) {
                highestPom = folder;
            }
        }
        return highestPom;
    }
}
