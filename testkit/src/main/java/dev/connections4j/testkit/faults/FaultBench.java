package dev.connections4j.testkit.faults;

import dev.connections4j.standin.MilvusStandIn;
import dev.connections4j.standin.StandInBuilder;
import dev.connections4j.standin.certificates.TestCertificates;
import dev.connections4j.testkit.FaultyPort;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What one row needs, and closes. */
final class FaultBench implements AutoCloseable {
    private final String transport;
    private final Authorities authorities;
    private final Path folder;
    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private final List<FaultyPort> ports = new ArrayList<>();

    FaultBench(String transport, Authorities authorities, Path folder) {
        this.transport = transport;
        this.authorities = authorities;
        this.folder = folder;
    }

    TestCertificates certificates() {
        return authorities.own();
    }

    TestCertificates others() {
        return authorities.other();
    }

    String transport() {
        return transport;
    }

    Path folder() {
        return folder;
    }

    <T extends AutoCloseable> T closing(T other) {
        closing.push(other);
        return other;
    }

    int port(FaultyPort port) {
        ports.add(closing(port));
        return port.port();
    }

    MilvusStandIn standIn(StandInBuilder options) {
        return closing(options.start());
    }

    MilvusStandIn standIn() {
        return standIn(MilvusStandIn.builder());
    }

    /** The servers' own ends of sockets that they never close. */
    int heldSockets() {
        return ports.stream().mapToInt(FaultyPort::openSockets).sum();
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            try {
                closing.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a server could not be closed", e);
            }
        }
    }
}
