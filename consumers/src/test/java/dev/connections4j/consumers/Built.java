package dev.connections4j.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A consumer that Maven has built, with the jars that its pom brings.
 *
 * @param project its folder
 * @param jars its own and those it depends on
 */
record Built(Path project, List<Path> jars) {
    private static final Path PROJECTS = Path.of("src", "test", "projects").toAbsolutePath();
    private static final Path TARGET = Path.of(System.getProperty("consumers.target"));
    private static final Map<Consumer, Built> DONE = new ConcurrentHashMap<>();

    static Built of(Consumer consumer) {
        return DONE.computeIfAbsent(consumer, Built::build);
    }

    private static Built build(Consumer consumer) {
        try {
            Path project = TARGET.resolve("projects").resolve(consumer.name());
            copySources(PROJECTS.resolve(consumer.sources()), project);
            Files.writeString(project.resolve("pom.xml"), consumer.pom());
            maven(project, List.of("clean", "package", "dependency:copy-dependencies", "-DincludeScope=runtime"));
            try (Stream<Path> brought = Files.list(project.resolve(Path.of("target", "dependency")))) {
                List<Path> jars = new ArrayList<>(brought.sorted().toList());
                jars.add(0, project.resolve(Path.of("target", "consumer-1.jar")));
                return new Built(project, List.copyOf(jars));
            }
        } catch (IOException e) {
            throw new IllegalStateException("consumer " + consumer.name(), e);
        }
    }

    /** Runs Maven in a project, with what this build has fetched and made. */
    static void maven(Path project, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("consumers.maven"),
                "-B",
                "-q",
                "-Dmaven.repo.local=" + Repository.FOLDER,
                "-f",
                project.resolve("pom.xml").toString()));
        command.addAll(arguments);
        Finished finished = Finished.run(new ProcessBuilder(command), Map.of());
        if (finished.exitCode() != 0) {
            throw new IllegalStateException("mvn in " + project + " failed:\n" + finished.output());
        }
    }

    private static void copySources(Path from, Path to) throws IOException {
        Path sources = from.resolve("src");
        try (Stream<Path> all = Files.walk(sources)) {
            for (Path source : all.toList()) {
                Path target =
                        to.resolve("src").resolve(sources.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Made once, when first needed. */
    private static final class Repository {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                return LocalRepository.make(TARGET.resolve("local-repository"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
