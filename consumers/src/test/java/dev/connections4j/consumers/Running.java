package dev.connections4j.consumers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An application that runs until it is stopped, by its process. */
final class Running implements AutoCloseable {
    private static final int LONGEST_SECONDS = 120;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private Running(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "consumer-output-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static Running start(Jdk jdk, Path jar, Map<String, String> environment, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-jar", jar.toString()));
        all.addAll(List.of(arguments));
        return new Running(Finished.start(new ProcessBuilder(jdk.command(all)), environment));
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("its output could not be read any further: " + e);
        }
        synchronized (lines) {
            ended = true;
            lines.notifyAll();
        }
    }

    private void add(String line) {
        synchronized (lines) {
            lines.add(line);
            lines.notifyAll();
        }
    }

    /** Waits until it has printed something. */
    Matcher await(Pattern pattern) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        synchronized (lines) {
            while (true) {
                for (String line : lines) {
                    Matcher found = pattern.matcher(line);
                    if (found.find()) {
                        return found;
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError("it has not printed " + pattern + ":\n" + String.join("\n", lines));
                }
                lines.wait(left);
            }
        }
    }

    /** Asks it to end, as a container's platform does (SIGTERM). */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Its exit code, once it has ended. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end:\n" + output());
        }
        return process.exitValue();
    }

    String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
