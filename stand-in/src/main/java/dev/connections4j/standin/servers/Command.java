package dev.connections4j.standin.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a program to its end. */
final class Command {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final int KEPT_LINES = 12;

    private Command() {}

    /**
     * Runs the program, hands each line of its output to the listener, and fails unless it ends with 0.
     *
     * @throws ServerUnavailableException with the last lines of its output
     */
    static void run(String purpose, List<String> command, Consumer<String> lines) throws ServerUnavailableException {
        LastLines kept = new LastLines(KEPT_LINES);
        try {
            ProcessBuilder builder = new ProcessBuilder(ProcessWatchdog.on(command)).redirectErrorStream(true);
            PythonEnvironment.cleanse(builder.environment());
            Process process = builder.start();
            // Only what is late is destroyed: that closes its output, which of an ended process is still to be read.
            process.onExit()
                    .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .exceptionally(late -> process.destroyForcibly());
            try (BufferedReader output = process.inputReader(Charset.defaultCharset())) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    kept.add(line);
                    lines.accept(line);
                }
            }
            int exit = process.waitFor();
            if (exit != 0) {
                throw new ServerUnavailableException(purpose + " failed with exit code " + exit + ": " + kept.joined());
            }
        } catch (IOException e) {
            throw new ServerUnavailableException(purpose + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailableException(purpose + " was interrupted", e);
        }
    }
}
