package dev.connections4j.jmh.coldstart;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.standin.servers.PythonEnvironment;
import dev.connections4j.standin.servers.ServerUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts processes that connect, in turns, and takes the time until they say so. */
public final class ColdStartSection {
    /** Its figures' area. */
    public static final String AREA = "cold start";

    private static final String PYMILVUS =
            "import sys; from pymilvus import connections; connections.connect(uri=sys.argv[1], token=sys.argv[2],"
                    + " db_name=sys.argv[3]); print('connected')";

    private final Path root;
    private final Results results;

    /** {@code root} is the checkout's, where all is built. */
    public ColdStartSection(Path root, Results results) {
        this.root = root;
        this.results = results;
    }

    /** Everyone to one plaintext server. What is made for it goes into {@code folder}. */
    public void measure(BenchTarget target, Path folder, Effort effort) throws IOException {
        Starts starts = new Starts(List.of(target.uri(), BenchTarget.TOKEN, BenchTarget.DATABASE));
        applications(starts, folder);
        ping(starts, target);
        pyMilvus(starts);
        starts.measure(AREA, "", effort.starts(), results);
    }

    private void applications(Starts starts, Path folder) throws IOException {
        for (String transport : List.of("okhttp", "netty", "armeria")) {
            List<String> command = Application.modular(root, folder, transport);
            starts.add("application " + transport + ", no archive", command);
            starts.addArchived("application " + transport, command, folder.resolve(transport + ".jsa"));
        }
        starts.add("milvus-sdk-java", Application.sdk(root, SdkMain.class));
    }

    private void ping(Starts starts, BenchTarget target) {
        String launcher = root.resolve("connections").toString();
        for (String transport : List.of("okhttp", "netty", "armeria")) {
            List<String> ping = List.of(launcher, "ping", "--uri", target.uri(), "--token", BenchTarget.TOKEN);
            starts.add(
                    "ping " + transport,
                    ping,
                    List.of("--db-name", BenchTarget.DATABASE, "--transport", transport, "--json"));
        }
    }

    private void pyMilvus(Starts starts) {
        try {
            Path python = PythonEnvironment.milvusLite(System.out::println).command("python");
            starts.add("PyMilvus", List.of(python.toString(), "-c", PYMILVUS));
        } catch (ServerUnavailableException e) {
            results.remark("no PyMilvus: " + e.getMessage());
        }
    }
}
