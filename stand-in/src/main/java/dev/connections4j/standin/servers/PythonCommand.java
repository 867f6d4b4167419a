package dev.connections4j.standin.servers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the Python that virtual environments are made from. */
final class PythonCommand {
    private static final String PROBE = """
            import sys
            if sys.version_info < (3, 10): sys.exit('it is Python %d.%d' % sys.version_info[:2])
            import venv, ensurepip, lzma
            """;

    private PythonCommand() {}

    static String find() throws ServerUnavailableException {
        return find(System.getenv().getOrDefault("PATH", ""));
    }

    /** The first {@code python3} on the path that is 3.10 or later and complete. */
    static String find(String searchPath) throws ServerUnavailableException {
        if (File.separatorChar != '/') {
            throw new ServerUnavailableException("real servers are started on Linux and macOS only");
        }
        List<String> rejected = new ArrayList<>();
        for (String folder : searchPath.split(Pattern.quote(File.pathSeparator), -1)) {
            Path python = Path.of(folder, "python3").toAbsolutePath();
            if (Files.isExecutable(python)) {
                try {
                    Command.run(python.toString(), List.of(python.toString(), "-c", PROBE), line -> {});
                    return python.toString();
                } catch (ServerUnavailableException e) {
                    rejected.add(e.getMessage());
                }
            }
        }
        throw new ServerUnavailableException(
                "python3 (3.10 or later, with venv, ensurepip and lzma) is needed on PATH; "
                        + (rejected.isEmpty() ? "there is none" : "found: " + String.join("; ", rejected)));
    }
}
