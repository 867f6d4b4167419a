package dev.connections4j.standin.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A virtual environment of our own, made once in the cache folder: {@code .cache} at the root of the checkout, or what
 * the system property {@code connections4j.cache} or the environment variable {@code CONNECTIONS4J_CACHE} names. Several
 * processes may ask at the same time: one makes it, the others wait. An attempt that was cut off is begun anew.
 */
public final class PythonEnvironment {
    /** A package that holds the binary of Milvus itself. */
    private static final List<String> MILVUS = List.of("milvus==2.3.5");

    /** The server of Milvus Lite imports PyMilvus without declaring it. */
    private static final List<String> MILVUS_LITE = List.of("milvus-lite==3.2.2", "pymilvus==3.0.2");

    /** Venv and pip start programs of their own: as one process group they end together. */
    private static final String AS_GROUP =
            "import os, sys; os.setsid(); os.execv(sys.executable, [sys.executable] + sys.argv[1:])";

    private final Path folder;

    private PythonEnvironment(Path folder) {
        this.folder = folder;
    }

    /**
     * The environment with Milvus Lite and PyMilvus, made now if it is not there yet: some 30 seconds of one processor
     * and 450 MB of disk.
     *
     * @param progress gets a line for each step; not called if the environment is there
     * @return the environment, complete
     * @throws ServerUnavailableException if there is no suitable Python, or a package cannot be installed
     */
    public static PythonEnvironment milvusLite(Consumer<String> progress) throws ServerUnavailableException {
        return prepare("milvus-lite", MILVUS_LITE, progress);
    }

    /** The environment that the binary of Milvus comes in; apart, so that no version of it meets one of Milvus Lite. */
    static PythonEnvironment milvus(Consumer<String> progress) throws ServerUnavailableException {
        return prepare("milvus", MILVUS, progress);
    }

    /**
     * An environment with these packages, made now if it is not there yet or was made with others.
     *
     * @param name the folder's name in the cache
     * @param packages requirements as pip takes them, pinned
     * @param progress gets a line for each step; not called if the environment is there
     * @return the environment, complete
     * @throws ServerUnavailableException if there is no suitable Python, or a package cannot be installed
     */
    public static PythonEnvironment prepare(String name, List<String> packages, Consumer<String> progress)
            throws ServerUnavailableException {
        Path folder = CacheFolder.locate().resolve("python").resolve(name);
        PythonEnvironment made = new PythonEnvironment(folder);
        PreparedFolder.prepare(folder, String.join(" ", packages), progress, new PreparedFolder.Maker() {
            @Override
            public boolean isUsable(Path complete) {
                // A link to the Python that it was made from, which may be gone since.
                return Files.isExecutable(made.command("python"));
            }

            @Override
            public void fill(Path empty) throws ServerUnavailableException {
                made.install(packages, progress);
            }
        });
        return made;
    }

    /**
     * A program of this environment.
     *
     * @param name such as {@code python} or {@code milvus-lite}
     * @return its absolute path
     */
    public Path command(String name) {
        return folder.resolve("bin").resolve(name).toAbsolutePath();
    }

    private void install(List<String> packages, Consumer<String> progress) throws ServerUnavailableException {
        String python = PythonCommand.find();
        progress.accept("making a private Python environment in " + folder);
        Command.run("python3 -m venv", List.of(python, "-c", AS_GROUP, "-m", "venv", folder.toString()), line -> {});
        progress.accept("installing " + String.join(", ", packages) + " there, this once");
        List<String> pip = new ArrayList<>(List.of(
                command("python").toString(),
                "-c",
                AS_GROUP,
                "-m",
                "pip",
                "--disable-pip-version-check",
                "--no-input",
                "install",
                "--only-binary=:all:",
                "--progress-bar=off"));
        pip.addAll(packages);
        Command.run("pip install " + String.join(" ", packages), pip, line -> {
            if (line.startsWith("Collecting ") || line.startsWith("Installing ")) {
                progress.accept(line.strip());
            }
        });
    }

    /** Takes out of a process' environment what would lead a virtual environment astray. */
    static void cleanse(Map<String, String> environment) {
        environment
                .keySet()
                .removeAll(List.of(
                        "PYTHONHOME",
                        "PYTHONPATH",
                        "PYTHONSTARTUP",
                        "PIP_USER",
                        "PIP_TARGET",
                        "PIP_PREFIX",
                        "VIRTUAL_ENV",
                        "__PYVENV_LAUNCHER__"));
        environment.put("PYTHONUNBUFFERED", "1");
    }
}
