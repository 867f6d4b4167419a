package dev.connections4j.cli;

import dev.connections4j.testkit.MilvusStandIn;
import dev.connections4j.testkit.StandInBuilder;
import dev.connections4j.testkit.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pings a stand-in over each transport, for a JVM that is told to keep the classes it sees: {@code ./connections} makes its archive so.
 */
final class Training {
    private Training() {}

    public static void main(String[] ignored) throws IOException {
        Main.quieten();
        Path folder = Files.createTempDirectory("connections4j-training-");
        int exit;
        try {
            exit = run(ProcessContext.ofProcess().isolatedIn(folder), new TestCertificates(folder));
        } finally {
            DemoServer.remove(folder);
        }
        System.exit(exit);
    }

    private static int run(ProcessContext here, TestCertificates certificates) {
        int plaintext = pings(here, MilvusStandIn.builder(), "--json");
        int tls = pings(
                here,
                MilvusStandIn.builder().tls(certificates.server()),
                "--ca-pem-path",
                certificates.authority().toString());
        return Math.max(plaintext, tls);
    }

    private static int pings(ProcessContext here, StandInBuilder builder, String... more) {
        int exit = Subcommand.FINE;
        try (MilvusStandIn server = builder.start()) {
            for (String transport : OnPath.OURS) {
                List<String> arguments =
                        new ArrayList<>(List.of("ping", "--address", server.address(), "--transport", transport));
                arguments.addAll(List.of(more));
                exit = Math.max(exit, Cli.run(here, arguments.toArray(String[]::new)));
            }
        }
        return exit;
    }
}
