package dev.connections4j.standin.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server as a process, with its temporary folder, its ports and its last words. */
final class ServerProcess implements AutoCloseable {
    private static final Duration TERMINATION = Duration.ofSeconds(5);
    private static final Duration KILL = Duration.ofSeconds(10);
    private static final int KEPT_LINES = 400;

    private final String name;
    private final Path folder;
    private final PortBlock ports;
    private final Process process;
    private final LastLines log = new LastLines(KEPT_LINES);
    private final long startedAt = System.nanoTime();

    private ServerProcess(String name, Path folder, PortBlock ports, Process process) {
        this.name = name;
        this.folder = folder;
        this.ports = ports;
        this.process = process;
        Thread reader = new Thread(this::readLog, "testkit-server-log-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the command; from now on the folder goes when the process goes, and the ports are given back by close. */
    static ServerProcess start(
            String name, Path folder, PortBlock ports, List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(ProcessWatchdog.on(folder, command))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        PythonEnvironment.cleanse(builder.environment());
        builder.environment().putAll(environment);
        return new ServerProcess(name, folder, ports, builder.start());
    }

    private void readLog() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                log.add(line);
            }
        } catch (IOException e) {
            log.add("(its output could not be read any further: " + e.getMessage() + ")");
        }
    }

    /** Waits until the check holds; a server that ends, or takes too long, is closed. */
    void await(Readiness check, Duration limit) throws ServerUnavailableException {
        try {
            while (!check.isReady()) {
                Duration waited = Duration.ofNanos(System.nanoTime() - startedAt);
                if (!process.isAlive()) {
                    throw new ServerUnavailableException(name + " ended with exit code " + process.waitFor()
                            + " while it started; its last lines: " + log.joined());
                }
                if (waited.compareTo(limit) > 0) {
                    throw new ServerUnavailableException(name + " was not ready after " + waited.toSeconds()
                            + " s; its last lines: " + log.joined());
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new ServerUnavailableException("interrupted while " + name + " started", e);
        } catch (ServerUnavailableException e) {
            close();
            throw e;
        }
    }

    /** Whether a server answers, asked once, within a second or so. */
    interface Readiness {
        boolean isReady();
    }

    String name() {
        return name;
    }

    int port(int number) {
        return ports.port(number);
    }

    Path folder() {
        return folder;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> lastLines() {
        return log.all();
    }

    /** Asks it to end, and returns at once. Not by the Process itself: that would close the pipe that keeps it alive. */
    void terminate() {
        handle().destroy();
    }

    @Override
    public void close() {
        boolean interrupted = false;
        terminate();
        for (Duration limit : List.of(TERMINATION, KILL)) {
            try {
                if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            process.destroyForcibly();
        }
        try {
            FolderRemoval.remove(folder);
        } catch (IOException e) {
            log.add("(its folder " + folder + " could not be removed: " + e + ")");
        }
        ports.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
