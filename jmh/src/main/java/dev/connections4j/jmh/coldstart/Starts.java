package dev.connections4j.jmh.coldstart;

import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Medians;
import dev.connections4j.jmh.report.Results;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processes that are started by turns: how long does each take until it says that it is done? */
public final class Starts {
    private final List<String> server;
    private final Map<String, List<String>> commands = new LinkedHashMap<>();

    /** {@code server} is what applications get as arguments: uri, token, database. */
    public Starts(List<String> server) {
        this.server = List.copyOf(server);
    }

    /** One that lacks the server's arguments only. */
    public void add(String name, List<String> command) {
        add(name, command, server);
    }

    /** The same, with an archive of its classes that is made now. */
    public void addArchived(String name, List<String> command, Path archive) {
        add(name, Application.archived(command, archive, server), server);
    }

    void add(String name, List<String> command, List<String> arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        commands.put(name, all);
    }

    /** Starts each of them so many times. */
    public void measure(String area, String scenario, int starts, Results results) throws IOException {
        Medians medians = new Medians(results);
        for (int start = 0; start < starts; start++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                medians.add(new Figure(area, scenario, command.getKey(), "p50", millis(command.getValue()), "ms"));
            }
        }
        medians.done();
    }

    private static double millis(List<String> command) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            double millis = (System.nanoTime() - start) / 1e6;
            if (line == null || process.waitFor() != 0) {
                throw new IllegalStateException("it did not connect: " + String.join(" ", command) + ": " + line);
            }
            return millis;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
