package dev.connections4j.cli;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectionRegistry;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a command sees of the process it runs in.
 *
 * @param environment the environment variables
 * @param directory where relative paths begin and {@code .env} is looked for
 * @param in standard input
 * @param out where results go
 * @param err where complaints and progress go
 */
record ProcessContext(Map<String, String> environment, Path directory, InputStream in, Screen out, Screen err) {

    static ProcessContext ofProcess() {
        Map<String, String> environment = System.getenv();
        return new ProcessContext(
                environment,
                Path.of("").toAbsolutePath(),
                System.in,
                Screen.standardOutput(environment),
                Screen.standardError(environment));
    }

    /** The same process, seen from a folder, without environment variables. */
    ProcessContext isolatedIn(Path folder) {
        return new ProcessContext(Map.of(), folder, in, out, err);
    }

    /** A registry that resolves as this process would. */
    ConnectionRegistry registry() {
        return registry(waitedOut -> {});
    }

    /** The same, whose listener hears of what is waited out. */
    ConnectionRegistry registry(Consumer<ConnectFailedException> waiting) {
        return ConnectionRegistry.builder()
                .environment(environment)
                .workingDirectory(directory)
                .onWaiting(waiting)
                .build();
    }
}
