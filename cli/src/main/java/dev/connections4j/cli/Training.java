package dev.connections4j.cli;

import dev.connections4j.ConnectionRegistry;
import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.StandInBuilder;
import dev.connections4j.standin.certificates.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pings a stand-in over each transport on the path, so that {@code ./connections} can archive the classes that a ping loads. */
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

    private static int run(ProcessContext process, TestCertificates certificates) {
        int plaintext = pings(process, MilvusStandIn.builder(), "--json");
        int tls = pings(
                process,
                MilvusStandIn.builder().tls(certificates.server()),
                "--ca-pem-path",
                certificates.authority().toString());
        return Math.max(plaintext, tls);
    }

    private static int pings(ProcessContext process, StandInBuilder builder, String... more) {
        int exit = Subcommand.FINE;
        try (MilvusStandIn server = builder.start()) {
            for (String transport : onPath()) {
                List<String> arguments =
                        new ArrayList<>(List.of("ping", "--address", server.address(), "--transport", transport));
                arguments.addAll(List.of(more));
                exit = Math.max(exit, Cli.run(process, arguments.toArray(String[]::new)));
            }
        }
        return exit;
    }

    private static List<String> onPath() {
        try (ConnectionRegistry registry = ConnectionRegistry.create()) {
            return OnPath.names(registry);
        }
    }
}
