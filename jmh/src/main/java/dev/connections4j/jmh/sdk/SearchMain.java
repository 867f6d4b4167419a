package dev.connections4j.jmh.sdk;

import dev.connections4j.jmh.Load;
import dev.connections4j.jmh.Turns;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.clients.Sdk;
import dev.connections4j.jmh.report.Figure;
import dev.connections4j.jmh.report.Medians;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.sdk.MilvusClients;
import io.milvus.v2.client.MilvusClientV2;
import java.util.ArrayList;
import java.util.List;

/** Searches by one caller, then by 64 at once, over a connection and by the SDK on a channel of its own, in short slices by turns. */
final class SearchMain {
    private static final int CALLERS = 64;
    private static final int WARM_UP_CALLS = 3_000;

    private SearchMain() {}

    /** Arguments: over which transport, and for how many seconds each. */
    public static void main(String[] arguments) {
        BenchTarget target = BenchTarget.ofThisJvm();
        ClientKind kind = ClientKind.valueOf(arguments[0]);
        int slices = Integer.parseInt(arguments[1]) * Load.SLICES_PER_SECOND;
        Named named = kind.named();
        MilvusClientV2 ours = MilvusClients.v2(named.open(target));
        MilvusClientV2 theirs = Sdk.open(target);
        Load ourLoad = new Load(CALLERS, () -> Books.search(ours));
        Load theirLoad = new Load(CALLERS, () -> Books.search(theirs));
        Load.warmUp(WARM_UP_CALLS, ourLoad, theirLoad);
        Turns one = Turns.take(slices, List.of(() -> p50Millis(ours), () -> p50Millis(theirs)));
        print(kind, "p50", one, "ms");
        Turns many = Turns.take(slices, List.of(ourLoad::perSecond, theirLoad::perSecond));
        print(kind, CALLERS + " callers", many, "searches per second");
        named.registry().close();
        theirs.close();
        System.exit(0);
    }

    private static void print(ClientKind kind, String metric, Turns taken, String unit) {
        print(kind, metric, taken.median(0), unit);
        print(kind, metric + ", ratio", taken.medianRatio(0, 1), "×");
        print(ClientKind.SDK, metric, taken.median(1), unit);
    }

    private static void print(ClientKind kind, String metric, double value, String unit) {
        new Figure(SdkSection.SEARCH, "", kind.label(), metric, value, unit).print();
    }

    private static double p50Millis(MilvusClientV2 client) {
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + Load.SLICE_NANOS;
        while (System.nanoTime() - end < 0) {
            long start = System.nanoTime();
            Books.search(client);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return Medians.of(millis);
    }
}
