package dev.connections4j.consumers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param home its folder
 * @param feature its feature release
 */
record Jdk(Path home, int feature) {
    /** The JDK of the build, and the newest other one found. */
    static List<Jdk> all() {
        Jdk own = new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
        List<Jdk> jdks = new ArrayList<>(List.of(own));
        candidates()
                .flatMap(home -> at(home).stream())
                .filter(jdk -> jdk.feature() > 17 && jdk.feature() != own.feature())
                .max(Comparator.comparingInt(Jdk::feature))
                .ifPresent(jdks::add);
        return jdks;
    }

    private static Stream<Path> candidates() {
        Stream<Path> named = System.getenv().entrySet().stream()
                .filter(e -> e.getKey().startsWith("JAVA_HOME"))
                .map(e -> Path.of(e.getValue()));
        return Stream.concat(named, list(Path.of("/usr/lib/jvm")));
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.toList().stream();
        } catch (IOException unreadable) {
            return Stream.of();
        }
    }

    private static Optional<Jdk> at(Path home) {
        try {
            return Files.readAllLines(home.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", "").split("\\.", -1)[0])
                    .filter(major -> !major.isEmpty())
                    .map(major -> new Jdk(home, Integer.parseInt(major)))
                    .findFirst();
        } catch (IOException noJdk) {
            return Optional.empty();
        }
    }

    Finished runModule(Built consumer, Map<String, String> environment, String... arguments) {
        return run(environment, List.of("--module-path", path(consumer), "-m", "consumer/consumer.Main"), arguments);
    }

    Finished runClassPath(Built consumer, String... arguments) {
        return run(Map.of(), List.of("-cp", path(consumer), "consumer.Main"), arguments);
    }

    Finished runJar(Path jar, String... arguments) {
        return run(Map.of(), List.of("-jar", jar.toString()), arguments);
    }

    private static String path(Built consumer) {
        return consumer.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Finished run(Map<String, String> environment, List<String> how, String... arguments) {
        List<String> all = new ArrayList<>(how);
        all.addAll(List.of(arguments));
        return run(new ProcessBuilder(), environment, all);
    }

    /** Runs {@code java} in a folder. */
    Finished run(Path folder, Map<String, String> environment, List<String> arguments) {
        return run(new ProcessBuilder().directory(folder.toFile()), environment, arguments);
    }

    private Finished run(ProcessBuilder process, Map<String, String> environment, List<String> arguments) {
        try {
            return Finished.run(process.command(command(arguments)), environment);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The command that runs {@code java} with these arguments. */
    List<String> command(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve(Path.of("bin", "java")).toString()));
        command.addAll(arguments);
        return command;
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
