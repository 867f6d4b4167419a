package dev.connections4j.jmh.sdk;

import dev.connections4j.Connection;
import dev.connections4j.jmh.Turns;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.clients.Sdk;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.sdk.MilvusClients;
import io.milvus.v2.client.MilvusClientV2;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Makes clients on an open connection, and clients that connect by themselves, by turns. Closing is not timed. */
final class NewClientMain {
    private static final int OURS = 200;
    private static final int THEIRS = 5;
    private static final int WARM_UP_TURNS = 80;

    private NewClientMain() {}

    /** Arguments: over which transport, and how many turns. */
    public static void main(String[] arguments) {
        BenchTarget target = BenchTarget.ofThisJvm();
        ClientKind kind = ClientKind.valueOf(arguments[0]);
        Named named = kind.named();
        Connection connection = named.open(target);
        List<DoubleSupplier> measurements = List.of(
                () -> micros(OURS, () -> MilvusClients.v2(connection)), () -> micros(THEIRS, () -> Sdk.open(target)));
        Turns.take(WARM_UP_TURNS, measurements);
        Turns taken = Turns.take(Integer.parseInt(arguments[1]), measurements);
        SdkSection.print("client", kind, "made", taken.median(0), "µs");
        SdkSection.print("client", kind, "made, ratio", taken.medianRatio(0, 1), "×");
        SdkSection.print("client", ClientKind.SDK, "made", taken.median(1), "µs");
        named.registry().close();
        System.exit(0);
    }

    private static double micros(int count, Supplier<MilvusClientV2> maker) {
        List<MilvusClientV2> made = new ArrayList<>(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            made.add(maker.get());
        }
        double micros = (System.nanoTime() - start) / 1_000.0 / count;
        made.forEach(MilvusClientV2::close);
        return micros;
    }
}
