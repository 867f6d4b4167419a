package dev.connections4j.consumers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local repository of the tests' own: what this build made, as {@code install} would lay it out, beside links to the jars and poms of others that
 * the build has fetched already.
 */
final class LocalRepository {
    private static final Path ROOT = Path.of(System.getProperty("consumers.root"));
    private static final Path FETCHED = Path.of(System.getProperty("consumers.maven.repository"));

    private LocalRepository() {}

    static Path make(Path folder) throws IOException {
        Files.walkFileTree(FETCHED, new Linking(folder));
        install(folder, ROOT.resolve("pom.xml"), "connections4j-parent");
        for (Path pom : poms()) {
            install(folder, pom, pom.getParent().getFileName().toString());
        }
        return folder;
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(m -> m.resolve("pom.xml")).filter(Files::exists).toList();
        }
    }

    private static void install(Path repository, Path pom, String artifact) throws IOException {
        Path folder = repository.resolve(Path.of("dev", "connections4j", artifact, Consumer.VERSION));
        String name = artifact + "-" + Consumer.VERSION;
        Files.createDirectories(folder);
        Files.copy(pom, folder.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        Path jar = pom.resolveSibling(Path.of("target", name + ".jar"));
        if (Files.exists(jar)) {
            Files.copy(jar, folder.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static final class Linking extends SimpleFileVisitor<Path> {
        private static final Path OURS = Path.of("dev", "connections4j");
        private final Path to;

        Linking(Path to) {
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (FETCHED.relativize(folder).equals(OURS)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(FETCHED.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path there = to.resolve(FETCHED.relativize(file).toString());
            if (file.toString().matches(".*\\.(jar|pom|exe)") && Files.notExists(there)) {
                Files.createSymbolicLink(there, file.toAbsolutePath());
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
