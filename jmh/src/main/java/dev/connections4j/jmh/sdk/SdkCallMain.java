package dev.connections4j.jmh.sdk;

import dev.connections4j.jmh.Turns;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.server.BenchTarget;
import java.util.List;
import java.util.function.DoubleSupplier;

/** The time of a small unary call in the four ways of {@link VersionCalls}, by turns. */
final class SdkCallMain {
    private static final int CALLS = 100;
    private static final int WARM_UP_TURNS = 60;

    private SdkCallMain() {}

    /** Arguments: over which transport, and how many turns. */
    public static void main(String[] arguments) {
        BenchTarget target = BenchTarget.ofThisJvm();
        ClientKind kind = ClientKind.valueOf(arguments[0]);
        Named named = kind.named();
        List<DoubleSupplier> measurements = VersionCalls.over(named.open(target), target).stream()
                .<DoubleSupplier>map(call -> () -> micros(call))
                .toList();
        Turns.take(WARM_UP_TURNS, measurements);
        Turns taken = Turns.take(Integer.parseInt(arguments[1]), measurements);
        double added = taken.medianDifference(VersionCalls.ADAPTER, VersionCalls.BARE);
        SdkSection.print("call", kind, "adapter adds, time", added, "µs");
        SdkSection.print("call", kind, "time", taken.median(VersionCalls.CLIENT), "µs");
        SdkSection.print("call", kind, "time, ratio", taken.medianRatio(VersionCalls.CLIENT, VersionCalls.SDK), "×");
        SdkSection.print("call", ClientKind.SDK, "time", taken.median(VersionCalls.SDK), "µs");
        named.registry().close();
        System.exit(0);
    }

    private static double micros(Runnable call) {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        return (System.nanoTime() - start) / 1_000.0 / CALLS;
    }
}
