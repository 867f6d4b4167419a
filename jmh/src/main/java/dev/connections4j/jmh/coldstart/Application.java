package dev.connections4j.jmh.coldstart;

import dev.connections4j.jmh.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Small applications, as command lines that lack the server only. */
public final class Application {
    /** What a command is started with that is to be there soon and gone soon. */
    private static final List<String> SHORT_LIVED =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dio.netty.jfr.enabled=false");

    /** The first Java that keeps more than classes: what they are linked to, and the modules. */
    private static final int JAVA_WITH_CACHE = 25;

    private static final String LOGGING = "slf4j-";

    private Application() {}

    /** The modular one over one transport: its module alone, and what that brings, as its users have them. */
    static List<String> modular(Path root, Path folder, String transport) {
        try {
            String brought = brought(root, "transport-" + transport);
            Path module = folder.resolve("app-" + transport);
            compile(module, brought);
            return List.of(
                    JavaCommand.java(), "--module-path", module + File.pathSeparator + brought, "-m", "app/app.Main");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an artifact of ours brings, and itself. */
    private static String brought(Path root, String artifact) throws IOException {
        Path target = root.resolve(Path.of(artifact, "target"));
        return Files.readString(target.resolve("bench.path")).strip() + File.pathSeparator + jar(target);
    }

    /** One with milvus-sdk-java and what that brings, on the class path. */
    public static List<String> sdk(Path root, Class<?> main) throws IOException {
        return onClassPath(
                root,
                main,
                entries(Files.readString(root.resolve("jmh/target/sdk.path")).strip()));
    }

    /** One with the SDK on our channel, over one transport, on the class path. */
    public static List<String> withSdk(Path root, String transport, Class<?> main) throws IOException {
        Set<String> jars = new LinkedHashSet<>();
        for (String artifact : List.of("transport-" + transport, "milvus-sdk")) {
            jars.addAll(entries(brought(root, artifact)));
        }
        entries(System.getProperty("java.class.path")).stream()
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith(LOGGING))
                .forEach(jars::add);
        return onClassPath(root, main, jars);
    }

    private static List<String> entries(String path) {
        return List.of(path.split(File.pathSeparator, -1));
    }

    private static List<String> onClassPath(Path root, Class<?> main, Collection<String> jars) throws IOException {
        List<String> all =
                new ArrayList<>(List.of(jar(root.resolve("jmh/target")).toString()));
        all.addAll(jars);
        return List.of(JavaCommand.java(), "-cp", String.join(File.pathSeparator, all), main.getName());
    }

    /** The same with an archive of its classes, made now, and what else starts fast. */
    static List<String> archived(List<String> command, Path archive, List<String> arguments) {
        boolean cache = Runtime.version().feature() >= JAVA_WITH_CACHE;
        List<String> training =
                shortLived(command, (cache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
        training.addAll(arguments);
        JavaCommand.output(new ProcessBuilder(training).redirectErrorStream(true));
        return List.copyOf(shortLived(command, (cache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive));
    }

    private static List<String> shortLived(List<String> command, String archive) {
        List<String> all = new ArrayList<>(command);
        all.addAll(1, SHORT_LIVED);
        all.addAll(1, List.of(archive, "-Xlog:disable"));
        return all;
    }

    private static Path jar(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Into a jar: archives take classes from nowhere else. */
    private static void compile(Path module, String modulePath) throws IOException {
        Path classes = Files.createDirectories(module.resolveSibling(module.getFileName() + "-classes"));
        List<String> sources = new ArrayList<>();
        for (String source : List.of("module-info.java", "Main.java")) {
            Path file = classes.resolveSibling(source);
            try (InputStream in =
                    Objects.requireNonNull(Application.class.getResourceAsStream("/coldstart/" + source))) {
                Files.write(file, in.readAllBytes());
            }
            sources.add(file.toString());
        }
        Files.createDirectories(module);
        run("javac", Stream.concat(Stream.of("-p", modulePath, "-d", classes.toString()), sources.stream()));
        run(
                "jar",
                Stream.of("--create", "--file", module.resolve("app.jar").toString(), "-C", classes.toString(), "."));
    }

    private static void run(String tool, Stream<String> arguments) {
        int exit = ToolProvider.findFirst(tool)
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalStateException(tool + " failed");
        }
    }
}
