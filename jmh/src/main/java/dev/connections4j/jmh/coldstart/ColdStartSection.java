package dev.connections4j.jmh.coldstart;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Medians;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.standin.servers.PythonEnvironment;
import dev.connections4j.standin.servers.ServerUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts processes that connect, in turns, and takes the time until they say so. */
public final class ColdStartSection {
    /** Its figures' area. */
    public static final String AREA = "cold start";

    private static final String PYMILVUS =
            "import sys; from pymilvus import connections; connections.connect(uri=sys.argv[1], token=sys.argv[2],"
                    + " db_name=sys.argv[3]); print('connected')";

    private final Path root;
    private final Results results;
    private final Map<String, List<String>> commands = new LinkedHashMap<>();

    /** {@code root} is the checkout's, where all is built. */
    public ColdStartSection(Path root, Results results) {
        this.root = root;
        this.results = results;
    }

    /** Everyone to one plaintext server. What is made for it goes into {@code folder}. */
    public void measure(BenchTarget target, Path folder, Effort effort) throws IOException {
        List<String> server = List.of(target.uri(), BenchTarget.TOKEN, BenchTarget.DATABASE);
        applications(folder, server);
        ping(target);
        pyMilvus(server);
        Medians medians = new Medians(results);
        for (int start = 0; start < effort.starts(); start++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                medians.add(new Figure(AREA, "", command.getKey(), "p50", millis(command.getValue()), "ms"));
            }
        }
        medians.done();
    }

    private void applications(Path folder, List<String> server) {
        for (String transport : List.of("okhttp", "netty", "armeria")) {
            List<String> command = Application.modular(root, folder, transport);
            add("application " + transport + ", no archive", command, server);
            Path archive = folder.resolve(transport + ".jsa");
            add("application " + transport, Application.archived(command, archive, server), server);
        }
        add("milvus-sdk-java", Application.sdk(), server);
    }

    private void ping(BenchTarget target) {
        String launcher = root.resolve("connections").toString();
        for (String transport : List.of("okhttp", "netty", "armeria")) {
            List<String> ping = List.of(launcher, "ping", "--uri", target.uri(), "--token", BenchTarget.TOKEN);
            add(
                    "ping " + transport,
                    ping,
                    List.of("--db-name", BenchTarget.DATABASE, "--transport", transport, "--json"));
        }
    }

    private void pyMilvus(List<String> server) {
        try {
            Path python = PythonEnvironment.milvusLite(System.out::println).command("python");
            add("PyMilvus", List.of(python.toString(), "-c", PYMILVUS), server);
        } catch (ServerUnavailableException e) {
            results.remark("no PyMilvus: " + e.getMessage());
        }
    }

    private void add(String name, List<String> command, List<String> arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        commands.put(name, all);
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
