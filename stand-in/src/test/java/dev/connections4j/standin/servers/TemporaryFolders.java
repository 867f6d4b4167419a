package dev.connections4j.standin.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What lies in the folder for temporary files. */
final class TemporaryFolders {
    private TemporaryFolders() {}

    static Set<String> named(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            Set<String> names = new TreeSet<>();
            all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .forEach(names::add);
            return names;
        }
    }
}
