package dev.connections4j.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line of another JVM, with this one's Java and class path. */
public final class JavaCommand {
    /** Keeps what java.util.logging has to say out of what is measured and printed: a configuration without handlers. */
    public static final String QUIET = "-Djava.util.logging.config.file=/dev/null";

    private static final int PATIENCE_SECONDS = 10;

    private JavaCommand() {}

    /** Not started yet. */
    public static ProcessBuilder of(Class<?> main, List<String> jvmArguments, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /**
     * Runs it to its end.
     *
     * @return what it printed, without blanks around it
     * @throws IllegalStateException if it fails
     */
    public static String output(Class<?> main, List<String> jvmArguments, List<String> arguments) {
        return output(of(main, jvmArguments, arguments));
    }

    /** Runs a process to its end; the same for any command. */
    public static String output(ProcessBuilder command) {
        try {
            Process process =
                    command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command.command().get(0) + " … ended with " + exit + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Ends one that ends with its standard input; at once, if it does not within ten seconds. */
    public static void end(Process process) {
        try {
            process.getOutputStream().close();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException e) {
            // it has ended already, or will be
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    /** The program {@code java} that runs this. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
