package dev.connections4j.jmh.roundtrips;

import dev.connections4j.jmh.clients.Client;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.standin.roundtrips.RoundTrips;
import java.util.List;

/** Counts the round trips of each client's connect, through a proxy that delays. */
public final class RoundTripSection {
    /** Its figures' area. */
    public static final String AREA = "round trips";

    /** Its figures' metric. */
    public static final String METRIC = "count";

    /** What milvus-sdk-java takes more than a raw socket. */
    public static final int MORE_OF_SDK = 2;

    private static final List<String> TRANSPORTS = List.of("netty", "okhttp", "armeria");
    private static final List<ClientKind> PEERS = List.of(
            ClientKind.SDK,
            ClientKind.SDK_NO_DATABASE,
            ClientKind.BARE_NETTY,
            ClientKind.BARE_OKHTTP,
            ClientKind.BARE_ARMERIA,
            ClientKind.RAW);

    private final Results results;

    public RoundTripSection(Results results) {
        this.results = results;
    }

    /** Everyone to one server. */
    public void count(BenchTarget target, String scenario) throws Exception {
        for (String transport : TRANSPORTS) {
            count(target, scenario, transport, new Named(transport, true));
            count(target, scenario, transport + ", eager=false", new Named(transport, false));
        }
        for (ClientKind peer : PEERS) {
            count(target, scenario, peer.label(), peer.create());
        }
    }

    /** Those that a limit is set for, to one server; as many as there should be of the least that a socket needs. */
    public void countFew(BenchTarget target, String scenario, int floor) throws Exception {
        for (String transport : TRANSPORTS) {
            expect(target, scenario, transport, floor, new Named(transport, true));
        }
        expect(target, scenario, ClientKind.SDK.label(), floor + MORE_OF_SDK, ClientKind.SDK.create());
        expect(target, scenario, ClientKind.RAW.label(), floor, ClientKind.RAW.create());
    }

    private void expect(BenchTarget target, String scenario, String label, int expected, Client client)
            throws Exception {
        int count = RoundTrips.expected(target.port(), expected, port -> client.connect(target.by(port)));
        results.add(new Figure(AREA, scenario, label, METRIC, count, "round trips"));
    }

    private void count(BenchTarget target, String scenario, String label, Client client) throws Exception {
        int count = RoundTrips.fewest(target.port(), port -> client.connect(target.by(port)));
        results.add(new Figure(AREA, scenario, label, METRIC, count, "round trips"));
    }
}
