package dev.connections4j.jmh.server;

import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.StandInBuilder;
import dev.connections4j.standin.certificates.TestIdentity;
import java.io.IOException;
import java.nio.file.Path;

/** The stand-in server in a JVM of its own, so that it costs its clients nothing. It prints its port, and ends with its standard input. */
final class StandInMain {
    private StandInMain() {}

    /** Arguments: certificate and key; or with how many requests a socket is ended, in plaintext; or none. */
    public static void main(String[] arguments) throws IOException {
        StandInBuilder builder = MilvusStandIn.builder()
                .user(BenchTarget.USER, BenchTarget.PASSWORD)
                .database(BenchTarget.DATABASE);
        if (arguments.length == 2) {
            builder.tls(new TestIdentity(Path.of(arguments[0]), Path.of(arguments[1])));
        }
        if (arguments.length == 1) {
            builder.requestsPerSocket(Integer.parseInt(arguments[0]));
        }
        try (MilvusStandIn server = builder.start()) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                // until the process that started this one closes the pipe, or ends
            }
        }
        System.exit(0);
    }
}
