package dev.connections4j.jmh.report;

import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.sdk.OutageSection;
import dev.connections4j.jmh.sdk.SdkSection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the SDK on a connection is to reach. */
final class SdkGoals {
    private static final String SDK = ClientKind.SDK.label();

    private final Results results;
    private final List<Goal> goals = new ArrayList<>();

    private SdkGoals(Results results) {
        this.results = results;
    }

    static List<Goal> of(Results results) {
        SdkGoals goals = new SdkGoals(results);
        goals.clients();
        goals.calls();
        goals.searches();
        goals.outages();
        return goals.goals;
    }

    private void clients() {
        for (ClientKind client : ClientKind.FASTEST) {
            atMost("a client, " + client.label() + " / new MilvusClientV2", 0.02, "", client, "client", "made, ratio");
            atMost("threads of a client, " + client.label(), 0, "", client, "client", "threads");
            atMost("sockets of a client, " + client.label(), 0, "", client, "client", "descriptors");
        }
    }

    private void calls() {
        for (ClientKind client : ClientKind.FASTEST) {
            atMost("the adapter adds to a call, " + client.label(), 2, " µs", client, "call", "adapter adds, time");
            atMost("the adapter adds to a call, " + client.label(), 2_048, " bytes", client, "call", "adapter adds");
        }
    }

    private void searches() {
        for (ClientKind client : ClientKind.FASTEST) {
            String ratio = client.label() + " / milvus-sdk-java";
            goals.add(Goal.atMost("search p50, " + ratio, 1, "", search(client, "p50, ratio")));
            goals.add(Goal.atLeast("searches of 64 callers, " + ratio, 1, "", search(client, "64 callers, ratio")));
        }
        for (String transport : List.of("netty", "okhttp", "armeria")) {
            for (String kind : List.of("", ", archive")) {
                goals.add(Goal.atMost(
                        "first search of a cold JVM, " + transport + kind + " / milvus-sdk-java" + kind,
                        0.8,
                        "",
                        Goals.ratio(firstSearch(transport + kind), firstSearch(SDK + kind))));
            }
        }
    }

    private OptionalDouble search(ClientKind client, String metric) {
        return results.find(SdkSection.SEARCH, "", client.label(), metric);
    }

    private OptionalDouble firstSearch(String client) {
        return results.find(SdkSection.FIRST_SEARCH, "", client, "p50");
    }

    private void outages() {
        String scenario = results.of(OutageSection.AREA, OutageSection.METRIC).stream()
                .map(Figure::scenario)
                .findFirst()
                .orElse("");
        for (ClientKind client : ClientKind.FASTEST) {
            goals.add(Goal.atMost(
                    "answered after an outage, " + client.label() + " / milvus-sdk-java",
                    0.1,
                    "",
                    Goals.ratio(outage(scenario, client.label()), outage(scenario, SDK))));
        }
    }

    private OptionalDouble outage(String scenario, String client) {
        return results.find(OutageSection.AREA, scenario, client, OutageSection.METRIC);
    }

    private void atMost(String what, double limit, String unit, ClientKind client, String scenario, String metric) {
        goals.add(Goal.atMost(what, limit, unit, find(scenario, client.label(), metric)));
    }

    private OptionalDouble find(String scenario, String client, String metric) {
        return results.find(SdkSection.AREA, scenario, client, metric);
    }
}
