package dev.connections4j.consumers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended, by itself or because it took too long.
 *
 * @param exitCode its exit code
 * @param output what it printed, errors included
 */
record Finished(int exitCode, String output) {
    private static final int LONGEST_MINUTES = 10;

    static Finished run(ProcessBuilder command, Map<String, String> environment) throws IOException {
        Process process = start(command, environment);
        process.getOutputStream().close();
        Future<?> end = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES));
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("still running after its output ended: " + output);
            }
            return new Finished(process.exitValue(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            end.cancel(false);
            process.destroyForcibly();
        }
    }

    /** Starts it with none of the settings that this process has, and with its errors in its output. */
    static Process start(ProcessBuilder command, Map<String, String> environment) throws IOException {
        command.environment().keySet().removeIf(name -> name.startsWith("MILVUS_"));
        command.environment().putAll(environment);
        return command.redirectErrorStream(true).start();
    }
}
