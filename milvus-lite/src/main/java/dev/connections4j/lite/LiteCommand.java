package dev.connections4j.lite;

import dev.connections4j.spi.LinkException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The command {@code milvus-lite}: from the system property {@value #PROPERTY}, else from {@code PATH}, else from the system property
 * {@value #FALLBACK}. Nothing is installed.
 *
 * @param executable where it is
 */
record LiteCommand(Path executable) {
    static final String PROPERTY = "connections4j.lite.command";
    static final String FALLBACK = "connections4j.lite.fallback";
    private static final String INSTALL =
            "install it: pip install milvus-lite pymilvus; or name it by the system property " + PROPERTY;

    /**
     * Milvus Lite becomes the process itself, so that its id is the one to signal. The shell beside it reads from the pipe that this JVM
     * holds: however the JVM ends, the pipe ends, and Milvus Lite is interrupted, as Ctrl-C does, then killed.
     */
    private static final String WATCHED = """
            exec 3<&0
            {
              cat <&3
              kill -INT $$ && for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do sleep 0.5; kill -0 $$ || exit; done
              kill -KILL $$
            } >/dev/null 2>&1 &
            exec 3<&- </dev/null "$@"
            """;

    static LiteCommand find() throws LinkException {
        return find(System.getProperties(), System.getenv());
    }

    static LiteCommand find(Properties properties, Map<String, String> environment) throws LinkException {
        Optional<String> named = Optional.ofNullable(properties.getProperty(PROPERTY));
        if (named.isPresent()) {
            Path path = Path.of(named.get());
            if (!Files.isExecutable(path)) {
                throw LiteFailure.of(
                        "the command " + path + ", which the system property " + PROPERTY
                                + " names, is missing or not executable",
                        "",
                        INSTALL,
                        null);
            }
            return new LiteCommand(path);
        }
        Stream<Path> onPath = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "milvus-lite"));
        Stream<Path> fallback = Optional.ofNullable(properties.getProperty(FALLBACK)).map(Path::of).stream();
        return Stream.concat(onPath, fallback)
                .filter(Files::isExecutable)
                .findFirst()
                .map(LiteCommand::new)
                .orElseThrow(() -> LiteFailure.of("the command milvus-lite is not on PATH", "", INSTALL, null));
    }

    ProcessBuilder serve(DataFolder data, int port) {
        List<String> command = List.of(
                "/bin/sh",
                "-c",
                WATCHED,
                "milvus-lite",
                executable.toString(),
                "server",
                "--data-dir",
                data.path().toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    @Override
    public String toString() {
        return executable + " server";
    }
}
