package dev.connections4j.jmh.sdk;

import dev.connections4j.jmh.Effort;
import dev.connections4j.jmh.Heap;
import dev.connections4j.jmh.JavaCommand;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Sdk;
import dev.connections4j.jmh.coldstart.Application;
import dev.connections4j.jmh.coldstart.Starts;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Medians;
import dev.connections4j.jmh.report.Results;
import dev.connections4j.jmh.server.BenchTarget;
import io.milvus.v2.client.MilvusClientV2;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The SDK on a connection over each transport, beside the SDK on a channel of its own: by turns in one JVM for each transport. */
public final class SdkSection {
    /** The area of what clients and calls cost. */
    public static final String AREA = "sdk";

    /** The area of {@link #search}. */
    public static final String SEARCH = "search";

    /** The area of {@link #firstSearch}. */
    public static final String FIRST_SEARCH = "first search";

    private static final int TURNS_PER_SECOND = 20;

    private final Effort effort;
    private final Results results;

    public SdkSection(Effort effort, Results results) {
        this.effort = effort;
        this.results = results;
    }

    /** Makes the collection that is searched. */
    public static void prepare(BenchTarget milvus) {
        MilvusClientV2 client = Sdk.open(milvus);
        Books.create(client);
        client.close();
    }

    /** What it takes to make a client, to a real Milvus. */
    public void newClient(BenchTarget milvus) {
        eachTransport(NewClientMain.class, milvus, TURNS_PER_SECOND * effort.seconds(), 1);
    }

    /** By one caller, and by 64. */
    public void search(BenchTarget milvus) {
        eachTransport(SearchMain.class, milvus, 2 * effort.seconds(), 1);
    }

    /** What the adapter adds to a call, to the stand-in server in a JVM of its own. */
    public void callTime(BenchTarget target) {
        eachTransport(SdkCallMain.class, target, TURNS_PER_SECOND * effort.seconds(), effort.jvms());
    }

    private void eachTransport(Class<?> main, BenchTarget target, int amount, int jvms) {
        Medians medians = new Medians(results);
        for (int jvm = 0; jvm < jvms; jvm++) {
            for (ClientKind kind : ClientKind.FASTEST) {
                String output = JavaCommand.output(
                        main, kind.jvmArguments(target, "-Xmx1g"), List.of(kind.name(), Integer.toString(amount)));
                Figure.in(output).forEach(medians::add);
            }
        }
        medians.done();
    }

    /** From the start of a process to its first answer. */
    public void firstSearch(BenchTarget milvus, Path root, Path folder) throws IOException {
        Starts starts = new Starts(List.of(milvus.uri(), BenchTarget.TOKEN, BenchTarget.DATABASE));
        for (String transport : List.of("netty", "okhttp", "armeria")) {
            addWithArchive(starts, transport, Application.withSdk(root, transport, FirstSearch.class), folder);
        }
        addWithArchive(starts, ClientKind.SDK.label(), Application.sdk(root, SdkFirstSearch.class), folder);
        starts.measure(FIRST_SEARCH, "", effort.starts(), results);
    }

    private static void addWithArchive(Starts starts, String name, List<String> command, Path folder) {
        starts.add(name, command);
        starts.addArchived(name + ", archive", command, folder.resolve("search-" + name + ".jsa"));
    }

    /** What is counted without a clock, to the stand-in server in a JVM of its own. */
    public static void count(BenchTarget target, Results results) {
        Medians medians = new Medians(results);
        String output = JavaCommand.output(
                CountMain.class, ClientKind.SDK.jvmArguments(target, Heap.COUNTING.toArray(String[]::new)), List.of());
        Figure.in(output).forEach(medians::add);
        medians.done();
    }

    /** One figure of this area, from a JVM that measures. */
    static void print(String scenario, ClientKind client, String metric, double value, String unit) {
        new Figure(AREA, scenario, client.label(), metric, value, unit).print();
    }
}
