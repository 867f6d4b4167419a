package dev.connections4j.testkit.eager;

import dev.connections4j.Connection;
import dev.connections4j.ConnectionRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Connects to a name of two addresses in a JVM of its own, for only a new one can be told what a name means. */
final class TwoAddresses {
    static final String FIRST = "127.0.0.1";
    static final String SECOND = "127.0.0.2";

    private static final String NAME = "two.test";

    private TwoAddresses() {}

    /** Prints the server's version; arguments are transport and port. */
    public static void main(String... arguments) {
        try (ConnectionRegistry registry = ConnectionRegistry.builder()
                .environment(Map.of())
                .withoutDotEnv()
                .build()) {
            int port = Integer.parseInt(arguments[1]);
            Connection connection =
                    registry.connect("two", p -> p.host(NAME).port(port).transport(arguments[0]));
            System.out.println(connection.serverInfo().buildTags());
        }
    }

    /** What {@link #main} printed. */
    static String connect(String transport, int port, Path folder) throws IOException, InterruptedException {
        Path hosts = Files.write(
                folder.resolve("hosts"), List.of(FIRST + " " + NAME, SECOND + " " + NAME), StandardCharsets.US_ASCII);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djdk.net.hosts.file=" + hosts,
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoAddresses.class.getName(),
                        transport,
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String printed = String.valueOf(out.readLine());
            process.waitFor();
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}
