package dev.connections4j.jmh;

import dev.connections4j.jmh.coldstart.ColdStartSection;
import dev.connections4j.jmh.connect.ConnectSection;
import dev.connections4j.jmh.cost.CallSection;
import dev.connections4j.jmh.cost.CallsSection;
import dev.connections4j.jmh.cost.LookupSection;
import dev.connections4j.jmh.distance.DistanceSection;
import dev.connections4j.jmh.ingress.IngressSection;
import dev.connections4j.jmh.report.Goals;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.report.Tables;
import dev.connections4j.jmh.roundtrips.RoundTripSection;
import dev.connections4j.jmh.scale.ScaleSection;
import dev.connections4j.jmh.sdk.OutageSection;
import dev.connections4j.jmh.sdk.SdkSection;
import dev.connections4j.jmh.server.Servers;
import dev.connections4j.standin.servers.ServerUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** All benchmarks, one after the other, or those that are named. */
final class Bench {
    /** What can be measured by itself. */
    static final Set<String> AREAS = Set.of(
            ConnectSection.TIME,
            ConnectSection.ALLOCATION,
            RoundTripSection.AREA,
            LookupSection.AREA,
            CallSection.AREA,
            CallsSection.AREA,
            DistanceSection.AREA,
            IngressSection.AREA,
            ScaleSection.AREA,
            ColdStartSection.AREA,
            SdkSection.AREA,
            SdkSection.SEARCH,
            SdkSection.FIRST_SEARCH,
            OutageSection.AREA);

    private final Path root;
    private final Effort effort;
    private final Set<String> areas;
    private final Results results;
    private final Keeping keeping;

    /** Keeps what was measured so far. */
    interface Keeping {
        void keep(Results results) throws IOException;
    }

    /** {@code areas} are those to measure; empty for all. What an area has found is kept at once: a run may be stopped. */
    Bench(Path root, Effort effort, Set<String> areas, Results results, Keeping keeping) {
        this.root = root;
        this.effort = effort;
        this.areas = areas;
        this.results = results;
        this.keeping = keeping;
    }

    void run() throws Exception {
        try (Servers servers = new Servers()) {
            for (boolean secure : new boolean[] {false, true}) {
                String mode = secure ? "TLS" : "plaintext";
                try (Servers.Running server = servers.milvus(secure)) {
                    connect(server, "Milvus, " + mode);
                    distance(server, "Milvus, " + mode);
                    if (!secure) {
                        scale(server, "Milvus", List.of(effort.aliases()));
                        coldStart(server, servers);
                        sdk(server, servers);
                    }
                } catch (ServerUnavailableException e) {
                    results.remark("No real Milvus: " + e.getMessage());
                }
                try (Servers.Running server = servers.standIn(secure)) {
                    if (wanted(ConnectSection.ALLOCATION)) {
                        section(
                                ConnectSection.ALLOCATION,
                                () -> new ConnectSection(effort, results)
                                        .allocation(server.target(), mode, effort.clients()));
                    }
                    if (!secure) {
                        scale(server, "in process", List.of(1, 10, 100, effort.aliases()));
                        costs(server);
                    }
                }
            }
            if (wanted(IngressSection.AREA)) {
                section(IngressSection.AREA, () -> IngressSection.measure(servers, effort, results));
            }
            if (wanted(OutageSection.AREA)) {
                section(OutageSection.AREA, () -> OutageSection.measure(effort, results));
            }
        }
        keeping.keep(results); // if no area could be measured, that is what there is to tell
        System.out.println();
        System.out.println(Tables.goals(Goals.of(results)));
    }

    private boolean wanted(String area) {
        return areas.isEmpty() || areas.contains(area);
    }

    private void connect(Servers.Running server, String scenario) throws IOException {
        if (wanted(RoundTripSection.AREA)) {
            section(RoundTripSection.AREA, () -> new RoundTripSection(results).count(server.target(), scenario));
        }
        if (wanted(ConnectSection.TIME)) {
            section(ConnectSection.TIME, () -> new ConnectSection(effort, results).time(server.target(), scenario));
        }
    }

    private void scale(Servers.Running server, String name, List<Integer> counts) throws IOException {
        if (wanted(ScaleSection.AREA)) {
            for (int count : counts) {
                int bursts = count == effort.aliases() ? effort.bursts() : 1;
                section(
                        ScaleSection.AREA,
                        () -> new ScaleSection(results).measure(server.target(), name, count, bursts));
            }
        }
    }

    private void distance(Servers.Running server, String scenario) throws IOException {
        if (wanted(DistanceSection.AREA)) {
            section(DistanceSection.AREA, () -> DistanceSection.measure(server.target(), scenario, effort, results));
        }
    }

    private void costs(Servers.Running server) throws IOException {
        if (wanted(LookupSection.AREA)) {
            section(LookupSection.AREA, () -> LookupSection.measure(server.target(), effort, results));
        }
        if (wanted(CallSection.AREA)) {
            section(CallSection.AREA, () -> CallSection.measure(effort, results));
        }
        if (wanted(CallsSection.AREA)) {
            section(CallsSection.AREA, () -> CallsSection.measure(server.target(), effort, results));
        }
        if (wanted(SdkSection.AREA)) {
            section(SdkSection.AREA, () -> {
                SdkSection.count(server.target(), results);
                new SdkSection(effort, results).callTime(server.target());
            });
        }
    }

    private void coldStart(Servers.Running server, Servers servers) throws IOException {
        if (wanted(ColdStartSection.AREA)) {
            section(
                    ColdStartSection.AREA,
                    () -> new ColdStartSection(root, results).measure(server.target(), servers.folder(), effort));
        }
    }

    private void sdk(Servers.Running milvus, Servers servers) throws IOException {
        SdkSection sdk = new SdkSection(effort, results);
        if (wanted(SdkSection.AREA)) {
            section(SdkSection.AREA, () -> sdk.newClient(milvus.target()));
        }
        if (wanted(SdkSection.SEARCH)) {
            section(SdkSection.SEARCH, () -> {
                SdkSection.prepare(milvus.target());
                sdk.search(milvus.target());
            });
        }
        if (wanted(SdkSection.FIRST_SEARCH)) {
            section(SdkSection.FIRST_SEARCH, () -> {
                SdkSection.prepare(milvus.target());
                sdk.firstSearch(milvus.target(), root, servers.folder());
            });
        }
    }

    private interface Section {
        void measure() throws Exception;
    }

    /** One that fails does not take the others' figures with it: the results say so. */
    private void section(String name, Section section) throws IOException {
        try {
            section.measure();
        } catch (Exception e) {
            results.remark("Not measured: " + name + ": " + e);
        }
        keeping.keep(results);
    }
}
