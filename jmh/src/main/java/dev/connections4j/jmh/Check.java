package dev.connections4j.jmh;

import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.connect.ConnectSection;
import dev.connections4j.jmh.cost.CallSection;
import dev.connections4j.jmh.distance.DistanceSection;
import dev.connections4j.jmh.distance.Windows;
import dev.connections4j.jmh.report.Goal;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.roundtrips.RoundTripSection;
import dev.connections4j.jmh.scale.ScaleSection;
import dev.connections4j.jmh.sdk.SdkSection;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.jmh.server.Servers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What must hold on any machine however busy it is, since no clock is read: round trips, allocation, threads, windows. */
public final class Check {
    private static final int ALIASES = 100;

    /** Some air: whether a write is over before its listener is added is chance, and costs 24. */
    private static final int MOST_ADDED_BYTES = CallSection.MOST_BYTES + 24;

    private static final String IN_PROCESS = "in process";

    private final Results results;
    private final List<Goal> limits = new ArrayList<>();

    private Check(Results results) {
        this.results = results;
    }

    /**
     * Measures, on the stand-in server in a JVM of its own.
     *
     * @param results where the figures go
     * @return each limit, and whether it is kept
     */
    public static List<Goal> run(Results results) throws Exception {
        Check check = new Check(results);
        try (Servers servers = new Servers();
                Servers.Running plaintext = servers.standIn(false);
                Servers.Running tls = servers.standIn(true)) {
            check.roundTrips(plaintext.target(), IN_PROCESS + ", plaintext", 2);
            check.roundTrips(tls.target(), IN_PROCESS + ", TLS", 3);
            check.allocation(plaintext.target(), "plaintext");
            check.allocation(tls.target(), "TLS");
            check.idle(plaintext.target());
            check.sdk(plaintext.target());
        }
        check.windows();
        check.routing();
        return List.copyOf(check.limits);
    }

    private void roundTrips(BenchTarget target, String scenario, int floor) throws Exception {
        new RoundTripSection(results).countFew(target, scenario, floor);
        for (String transport : List.of("netty", "okhttp", "armeria")) {
            limits.add(Goal.atMost(
                    "round trips, " + scenario + ", " + transport,
                    floor,
                    "",
                    results.find(RoundTripSection.AREA, scenario, transport, RoundTripSection.METRIC)));
        }
        for (String peer : List.of(ClientKind.SDK.label(), ClientKind.RAW.label())) {
            int expected = peer.equals(ClientKind.RAW.label()) ? floor : floor + RoundTripSection.MORE_OF_SDK;
            OptionalDouble counted = results.find(RoundTripSection.AREA, scenario, peer, RoundTripSection.METRIC);
            limits.add(Goal.exactly("round trips, " + scenario + ", " + peer, expected, counted));
        }
    }

    private void allocation(BenchTarget target, String scenario) {
        List<ClientKind> measured = new ArrayList<>(ClientKind.FASTEST);
        measured.add(ClientKind.SDK);
        new ConnectSection(Effort.QUICK, results).allocation(target, scenario, measured);
        double sdk = bytes(scenario, ClientKind.SDK);
        for (ClientKind client : ClientKind.FASTEST) {
            limits.add(Goal.atMost(
                    "allocation per connect, " + scenario + ", " + client.label() + " / milvus-sdk-java",
                    allowed(client, scenario.equals("TLS")),
                    "",
                    OptionalDouble.of(bytes(scenario, client) / sdk)));
        }
    }

    private double bytes(String scenario, ClientKind client) {
        return results.find(ConnectSection.ALLOCATION, scenario, client.label(), "per connect")
                .orElseThrow();
    }

    /** What is reached now, and some air: to get worse is to fail. */
    private static double allowed(ClientKind client, boolean secure) {
        return switch (client) {
            case NETTY_NATIVES -> secure ? 0.32 : 1.15;
            case OKHTTP -> secure ? 0.85 : 1.15;
            default -> secure ? 0.35 : 1.3;
        };
    }

    /** What a call allocates on its way to a link. */
    private void routing() {
        CallSection.count(results);
        limits.add(Goal.atMost(
                "channel() adds to a call",
                MOST_ADDED_BYTES,
                " bytes",
                results.find(CallSection.AREA, "", CallSection.OURS, CallSection.ADDED)));
    }

    /** A large answer comes in one round trip, and a call that takes nothing leaves no more than this in memory. */
    private void windows() throws IOException {
        for (String transport : List.of("netty", "okhttp", "armeria")) {
            Windows.measure(transport, results);
            limits.add(Goal.exactly(
                    "MiB that a server may send at once, " + Windows.SCENARIO + ", " + transport,
                    16,
                    results.find(DistanceSection.AREA, Windows.SCENARIO, transport, Windows.METRIC)));
        }
    }

    /** What connections without calls hold: threads, and heap beside the SDK's. */
    private void idle(BenchTarget target) {
        ScaleSection scale = new ScaleSection(results);
        scale.measure(target, IN_PROCESS, ALIASES, ClientKind.SDK);
        double sdk = idle(ClientKind.SDK, "heap").orElseThrow();
        for (ClientKind client : ClientKind.FASTEST) {
            scale.measure(target, IN_PROCESS, ALIASES, client);
            limits.add(Goal.atMost(
                    "threads for " + ALIASES + " more aliases, " + client.label(),
                    client == ClientKind.OKHTTP ? ALIASES + 2 : 2,
                    "",
                    idle(client, "threads, more")));
            limits.add(Goal.atMost(
                    "heap of an idle connection, " + client.label() + " / milvus-sdk-java",
                    client == ClientKind.OKHTTP ? 1 : 1.15,
                    "",
                    OptionalDouble.of(idle(client, "heap").orElseThrow() / sdk)));
        }
    }

    private OptionalDouble idle(ClientKind client, String metric) {
        return results.find(ScaleSection.AREA, IN_PROCESS + ", " + ALIASES, client.label(), metric);
    }

    /** The SDK's client on a connection: what it holds, and what the adapter adds to a call. */
    private void sdk(BenchTarget target) {
        SdkSection.count(target, results);
        for (ClientKind client : ClientKind.FASTEST) {
            sdk("client", client, "threads", 0, "");
            sdk("client", client, "descriptors", 0, "");
            sdk("client", client, "made", 4_400, " bytes");
            sdk("call", client, "adapter adds", 1_800, " bytes");
        }
    }

    private void sdk(String scenario, ClientKind client, String metric, double limit, String unit) {
        limits.add(Goal.atMost(
                "SDK on " + client.label() + ", " + scenario + ", " + metric,
                limit,
                unit,
                results.find(SdkSection.AREA, scenario, client.label(), metric)));
    }
}
