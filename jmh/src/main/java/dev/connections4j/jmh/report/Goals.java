package dev.connections4j.jmh.report;

import static dev.connections4j.jmh.clients.ClientKind.ARMERIA;
import static dev.connections4j.jmh.clients.ClientKind.ARMERIA_NATIVES;
import static dev.connections4j.jmh.clients.ClientKind.NETTY;
import static dev.connections4j.jmh.clients.ClientKind.NETTY_NATIVES;
import static dev.connections4j.jmh.clients.ClientKind.OKHTTP;
import static dev.connections4j.jmh.clients.ClientKind.RAW;
import static dev.connections4j.jmh.clients.ClientKind.SDK;

import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.cost.CallSection;
import dev.connections4j.jmh.cost.CallsSection;
import dev.connections4j.jmh.distance.DistanceSection;
import dev.connections4j.jmh.ingress.IngressSection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** What this library is to reach, as ratios within one run, and whether the run's figures do. */
public final class Goals {
    private static final String PLAINTEXT = "Milvus, plaintext";
    private static final String TLS = "Milvus, TLS";

    private final Results results;
    private final List<Goal> goals = new ArrayList<>();

    private Goals(Results results) {
        this.results = results;
    }

    /** All of them, in the order in which they matter. */
    public static List<Goal> of(Results results) {
        Goals goals = new Goals(results);
        goals.roundTrips();
        goals.connect();
        goals.allocation();
        goals.opened();
        goals.calls();
        goals.ingress();
        goals.distance();
        goals.scale();
        goals.coldStart();
        goals.goals.addAll(SdkGoals.of(results));
        return List.copyOf(goals.goals);
    }

    private void roundTrips() {
        for (String scenario : List.of(PLAINTEXT, TLS)) {
            for (String transport : List.of("netty", "okhttp", "armeria")) {
                goals.add(Goal.atMost(
                        "round trips, " + scenario + ", " + transport,
                        scenario.equals(TLS) ? 3 : 2,
                        "",
                        results.find("round trips", scenario, transport, "count")));
            }
        }
    }

    private void connect() {
        for (ClientKind client : ClientKind.FASTEST) {
            toSdk("connect p50", "connect", PLAINTEXT, client, "p50", 0.45);
        }
        for (ClientKind client : List.of(NETTY_NATIVES, ARMERIA_NATIVES)) {
            toSdk("connect p50", "connect", TLS, client, "p50", 0.28);
        }
        for (ClientKind client : List.of(NETTY, ARMERIA)) {
            toSdk("connect p50", "connect", TLS, client, "p50", 0.35);
        }
        toSdk("connect p50", "connect", TLS, OKHTTP, "p50", 0.4);
        OptionalDouble best = ClientKind.FASTEST.stream()
                .flatMapToDouble(c -> results.find("connect", PLAINTEXT, c.label(), "p50").stream())
                .min();
        goals.add(Goal.atMost(
                "connect p50, " + PLAINTEXT + ", best transport / raw socket",
                1.5,
                "",
                ratio(best, results.find("connect", PLAINTEXT, RAW.label(), "p50"))));
    }

    private void allocation() {
        for (String scenario : List.of("plaintext", "TLS")) {
            for (ClientKind client : ClientKind.FASTEST) {
                toSdk("allocation per connect", "allocation", scenario, client, "per connect", 0.4);
            }
        }
    }

    private void opened() {
        goals.add(Goal.atMost("get(alias), allocation", 0, " bytes", find("lookup", "get(alias)", "allocation")));
        goals.add(Goal.atMost("get(alias), time", 10, " ns", find("lookup", "get(alias)", "time")));
        OptionalDouble ratio = find(CallSection.AREA, CallSection.OURS, "time, ratio");
        goals.add(Goal.atMost("channel() adds to a call", 2, " % time", map(ratio, r -> (r - 1) * 100)));
        goals.add(Goal.atMost(
                "channel() adds to a call",
                CallSection.MOST_BYTES,
                " bytes",
                find(CallSection.AREA, CallSection.OURS, CallSection.ADDED)));
    }

    private void calls() {
        for (int sockets : CallsSection.SOCKETS) {
            for (ClientKind client : IngressSection.PAIRS.keySet()) {
                goals.add(Goal.atLeast(
                        "calls, " + CallsSection.scenario(sockets) + ", " + client.label() + " / bare channel",
                        0.98,
                        "",
                        results.find(CallsSection.AREA, CallsSection.scenario(sockets), client.label(), "ratio")));
            }
        }
    }

    private void ingress() {
        for (int requests : IngressSection.REQUESTS) {
            String scenario = IngressSection.scenario(requests);
            for (ClientKind client : IngressSection.PAIRS.keySet()) {
                goals.add(Goal.atLeast(
                        "calls, " + scenario + ", " + client.label() + " / bare channel",
                        0.9,
                        "",
                        results.find(IngressSection.AREA, scenario, client.label(), "ratio")));
                goals.add(Goal.exactly(
                        "calls that failed, " + scenario + ", " + client.label(),
                        0,
                        results.find(IngressSection.AREA, scenario, client.label(), "failed")));
            }
        }
    }

    private void distance() {
        List<String> transports =
                ClientKind.FASTEST.stream().map(ClientKind::label).toList();
        for (int millis : List.of(40, 150)) {
            for (String mode : List.of(PLAINTEXT, TLS)) {
                String scenario = DistanceSection.scenario(mode, millis);
                for (String transport : transports) {
                    OptionalDouble worst = DistanceSection.BULK.stream()
                            .flatMapToDouble(metric -> ratio(
                                    results.find(DistanceSection.AREA, scenario, transport, metric),
                                    fastest(scenario, transports, metric))
                                    .stream())
                            .max();
                    goals.add(Goal.atMost(
                            "bulk, " + scenario + ", " + transport + " / fastest transport, worst of "
                                    + String.join(", ", DistanceSection.BULK),
                            1.1,
                            "",
                            worst));
                }
            }
        }
        String far = DistanceSection.scenario(PLAINTEXT, 150);
        OptionalDouble best = fastest(far, transports, DistanceSection.LATER);
        for (ClientKind peer : List.of(SDK, RAW)) {
            goals.add(Goal.atMost(
                    "12 MB, " + far + ", best transport / " + peer.label(),
                    peer == SDK ? 0.6 : 1.5,
                    "",
                    ratio(best, results.find(DistanceSection.AREA, far, peer.label(), DistanceSection.LATER))));
        }
    }

    private OptionalDouble fastest(String scenario, List<String> clients, String metric) {
        return clients.stream()
                .flatMapToDouble(client -> results.find(DistanceSection.AREA, scenario, client, metric).stream())
                .min();
    }

    private void scale() {
        for (ClientKind client : ClientKind.FASTEST) {
            goals.add(Goal.atMost(
                    "threads for 1,000 more aliases, " + client.label(),
                    client == OKHTTP ? 1_002 : 2,
                    "",
                    results.find("scale", "in process, 1000", client.label(), "threads, more")));
        }
        for (ClientKind client : ClientKind.FASTEST) {
            toSdk("heap per connection", "scale", "in process, 1000", client, "heap", 1);
        }
        for (String server : List.of("Milvus", "in process")) {
            for (ClientKind client : ClientKind.FASTEST) {
                goals.add(Goal.atLeast(
                        "connectAll of 1,000, " + server + ", " + client.label() + " / milvus-sdk-java",
                        server.equals("Milvus") ? 2 : 3,
                        "",
                        ratio("scale", server + ", 1000", client.label(), SDK.label(), "opened")));
            }
        }
    }

    private void coldStart() {
        for (String start : List.of("ping okhttp", "ping netty", "application okhttp", "application netty")) {
            goals.add(Goal.atMost(
                    "cold start, " + start + " / milvus-sdk-java",
                    0.35,
                    "",
                    ratio("cold start", "", start, SDK.label(), "p50")));
            goals.add(Goal.atMost(
                    "cold start, " + start + " / PyMilvus",
                    0.42,
                    "",
                    ratio("cold start", "", start, "PyMilvus", "p50")));
        }
    }

    private void toSdk(String what, String area, String scenario, ClientKind client, String metric, double limit) {
        goals.add(Goal.atMost(
                what + ", " + scenario + ", " + client.label() + " / milvus-sdk-java",
                limit,
                "",
                ratio(area, scenario, client.label(), SDK.label(), metric)));
    }

    private OptionalDouble find(String area, String client, String metric) {
        return results.find(area, "", client, metric);
    }

    private OptionalDouble ratio(String area, String scenario, String ours, String theirs, String metric) {
        return ratio(results.find(area, scenario, ours, metric), results.find(area, scenario, theirs, metric));
    }

    static OptionalDouble ratio(OptionalDouble ours, OptionalDouble theirs) {
        return ours.isPresent() && theirs.isPresent()
                ? OptionalDouble.of(ours.getAsDouble() / theirs.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble map(OptionalDouble value, DoubleUnaryOperator change) {
        return value.isPresent() ? OptionalDouble.of(change.applyAsDouble(value.getAsDouble())) : value;
    }
}
