package dev.connections4j.jmh.sdk;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.connections4j.Connection;
import dev.connections4j.jmh.Heap;
import dev.connections4j.jmh.ThreadCount;
import dev.connections4j.jmh.Turns;
import dev.connections4j.jmh.clients.ClientKind;
import dev.connections4j.jmh.clients.Named;
import dev.connections4j.jmh.clients.Sdk;
import dev.connections4j.jmh.server.BenchTarget;
import dev.connections4j.sdk.MilvusClients;
import io.milvus.v2.client.MilvusClientV2;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Counts what a client holds and what a call allocates, over each transport and by the SDK on a channel of its own. No clock is read. */
final class CountMain {
    private static final int CALLS = 200;
    private static final int COUNTS = 21;
    private static final int OURS = 100;
    private static final int THEIRS = 20;

    private CountMain() {}

    /** In one JVM, for a count does not depend on who was there before. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchTarget target = BenchTarget.ofThisJvm();
        for (ClientKind kind : ClientKind.FASTEST) {
            Named named = kind.named();
            Connection connection = named.open(target);
            calls(kind, connection, target);
            clients(kind, OURS, () -> MilvusClients.v2(connection));
            named.registry().close();
        }
        clients(ClientKind.SDK, THEIRS, () -> Sdk.open(target));
        System.exit(0);
    }

    private static void calls(ClientKind kind, Connection connection, BenchTarget target) {
        List<DoubleSupplier> measurements = VersionCalls.over(connection, target).stream()
                .<DoubleSupplier>map(call -> () -> allocated(CALLS, call))
                .toList();
        System.gc(); // the heap has room until the last turn
        Turns taken = Turns.take(COUNTS, measurements);
        double added = taken.medianDifference(VersionCalls.ADAPTER, VersionCalls.BARE);
        SdkSection.print("call", kind, "adapter adds", added, "bytes");
        SdkSection.print("call", kind, "allocation", taken.median(VersionCalls.CLIENT), "bytes");
        SdkSection.print("call", ClientKind.SDK, "allocation", taken.median(VersionCalls.SDK), "bytes");
    }

    private static double allocated(int times, Runnable work) {
        return Heap.allocatedBy(() -> {
                    for (int i = 0; i < times; i++) {
                        work.run();
                    }
                })
                / (double) times;
    }

    private static void clients(ClientKind kind, int count, Supplier<MilvusClientV2> maker)
            throws InterruptedException {
        System.gc();
        allocated(count, () -> use(maker)); // what is made once is there now
        SdkSection.print("client", kind, "made", allocated(count, () -> use(maker)), "bytes");
        int threads = ThreadCount.settled();
        long descriptors = descriptors();
        long heap = Heap.usedAfterCollection();
        List<MilvusClientV2> kept = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            MilvusClientV2 client = maker.get();
            client.getServerVersion();
            kept.add(client);
        }
        SdkSection.print("client", kind, "heap", (Heap.usedAfterCollection() - heap) / (double) count, "bytes");
        SdkSection.print("client", kind, "descriptors", (descriptors() - descriptors) / (double) count, "each");
        SdkSection.print("client", kind, "threads", (ThreadCount.settled() - threads) / (double) count, "each");
        kept.forEach(MilvusClientV2::close);
    }

    private static void use(Supplier<MilvusClientV2> maker) {
        maker.get().close();
    }

    /** Sockets, and what else is open: what opens no descriptor has no socket. */
    private static long descriptors() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
    }
}
