package dev.connections4j.cli;

import dev.connections4j.ConnectFailedException;
import dev.connections4j.ConnectionRegistry;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The process that the command runs in.
 *
 * @param environment the environment variables
 * @param directory where relative paths begin and {@code .env} is looked for
 * @param in standard input
 * @param out where results go
 * @param err where errors and progress go
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

    /** The same process in another folder, without environment variables. */
    ProcessContext isolatedIn(Path folder) {
        return new ProcessContext(Map.of(), folder, in, out, err);
    }

    /** A registry that resolves as this process would. */
    ConnectionRegistry registry() {
        return registry(waitedOut -> {});
    }

    /** The same, with a listener for the failures that a connect waits out. */
    ConnectionRegistry registry(Consumer<ConnectFailedException> waiting) {
        return ConnectionRegistry.builder()
                .environment(environment)
                .workingDirectory(directory)
                .onWaiting(waiting)
                .build();
    }
}
