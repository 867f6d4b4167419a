package dev.connections4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.testkit.Await;
import dev.connections4j.testkit.ConnectProxy;
import dev.connections4j.testkit.FaultyPort;
import dev.connections4j.testkit.faults.ResourceSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets, files and threads that a doctor opens, counted after it. */
final class DoctorLeavesNothingTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"netty", "okhttp", "armeria"})
    void doctor_healthyServer_leavesNothing(String transport) {
        try (MilvusStandIn server = MilvusStandIn.open()) {
            assertLeavesNothing(0, 0, "--address", server.address(), "--transport", transport);
            assertLeavesNothing(1, 0, "--address", server.address(), "--transport", transport, "--db-name", "nope");
            assertLeavesNothing(1, 0, "--address", server.address(), "--transport", transport, "--secure");
            assertEquals(0, server.openSockets());
        }
    }

    @Test
    void doctor_tlsServer_leavesNothing() {
        try (MilvusStandIn server = MilvusStandIn.builder()
                        .tls(new TestCertificates(folder).server())
                        .start();
                ConnectProxy proxy = ConnectProxy.to(server.port())) {
            assertLeavesNothing(1, 0, "--address", server.address(), "--secure");
            assertLeavesNothing(1, 0, "--address", server.address());
            assertLeavesNothing(
                    0,
                    0,
                    "--address",
                    server.address(),
                    "--ca-pem-path",
                    folder.resolve("ca.pem").toString(),
                    "--proxy-address",
                    "127.0.0.1:" + proxy.port());
        }
    }

    @Test
    void doctor_faultyPorts_leavesNothing() {
        try (FaultyPort silent = FaultyPort.silent();
                FaultyPort closing = FaultyPort.closing();
                FaultyPort garbage = FaultyPort.garbage()) {
            for (List<String> tls : List.of(List.<String>of(), List.of("--secure"))) {
                for (FaultyPort port : List.of(silent, closing, garbage)) {
                    String[] options = Stream.concat(
                                    Stream.of("--address", "127.0.0.1:" + port.port(), "--timeout", "0.3"),
                                    tls.stream())
                            .toArray(String[]::new);
                    doctor(options);
                    ResourceSnapshot before = ResourceSnapshot.now();
                    int held = port.openSockets();
                    doctor(options);
                    awaitNoMoreThan(before, Math.max(port.openSockets() - held, 0));
                }
            }
        }
    }

    private void assertLeavesNothing(int exit, int held, String... options) {
        doctor(options); // what is loaded once is not counted
        ResourceSnapshot before = ResourceSnapshot.now();
        assertEquals(exit, doctor(options).exit());
        awaitNoMoreThan(before, held);
    }

    private static void awaitNoMoreThan(ResourceSnapshot before, int held) {
        Await.until(
                () -> "nothing is left: before " + before + ", now " + ResourceSnapshot.now(),
                () -> ResourceSnapshot.now().within(before, held));
    }

    private Command.Ran doctor(String... options) {
        return new Command(folder)
                .run(Stream.concat(Stream.of("doctor", "--json"), Stream.of(options))
                        .toArray(String[]::new));
    }
}
